using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Features.AuditTrail.Export;
using ChecklistWorkbench.Features.AuditTrail.Verification;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static IEnumerable<AccessRow> AuditTrail =>
    [
        For<GetTrailChains, TrailChains>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetTrail, TrailView>(Scope.Connection, AssessmentState.Drafting, Everyone,
            (handler, parties, caller) => handler.HandleAsync(caller, new() { ConnectionId = parties.Connection.Id }, CancellationToken.None)),
        For<VerifyTrail, TrailVerdict>(Scope.Connection, AssessmentState.Drafting, Everyone,
            (handler, parties, caller) => handler.HandleAsync(caller, new(new() { ConnectionId = parties.Connection.Id }), CancellationToken.None)),
        For<ExportTrail, ExportedTrail>(Scope.Connection, AssessmentState.Drafting, Everyone,
            (handler, parties, caller) => handler.HandleAsync(caller, new(new() { ConnectionId = parties.Connection.Id }, TrailFormat.Csv), CancellationToken.None)),
        For<LimitAudit, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.TeamOf(caller)[Role.Auditor].Person.Id, new([], null, null)), CancellationToken.None)),
    ];
}
