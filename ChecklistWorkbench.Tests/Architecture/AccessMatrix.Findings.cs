using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Connections.Measures;
using ChecklistWorkbench.Features.Review.Depth;
using ChecklistWorkbench.Features.Review.Findings;
using ChecklistWorkbench.Tests.Testing;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Findings =>
    [
        For<GetSuggestedDepth, ItemDepthView>(Scope.Connection, AssessmentState.UnderReview, [.. BankWriters, (Bank, Role.Auditor)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<GetFindings, FindingList>(Scope.OwnOrganization, AssessmentState.UnderReview, Readers,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<ExportFindings, ExportedFindings>(Scope.OwnOrganization, AssessmentState.UnderReview, Readers,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetItemFindings, ItemFindingsView>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<GetFinding, FindingDetails>(Scope.Connection, AssessmentState.UnderReview, Readers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, parties.Connection.Id, (await parties.FindingAsync())?.Number ?? 0, CancellationToken.None)),
        For<RaiseFinding, int>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, FindingSeverity.High, "指摘"), CancellationToken.None)),
        For<ProposePlan, Done>(Scope.Connection, AssessmentState.UnderReview, FirmWriters, async (handler, parties, caller) =>
        {
            var finding = await parties.FindingAsync();
            return await handler.HandleAsync(caller, new(parties.Connection.Id, finding?.Id ?? Guid.Empty, new("計画", "担当", TwoParties.PlanDue), finding?.Version ?? 0), CancellationToken.None);
        }),
        For<MoveFinding, Done>(Scope.Connection, AssessmentState.UnderReview, BankWriters, async (handler, parties, caller) =>
        {
            var finding = await parties.FindingAsync(FindingState.Reported);
            return await handler.HandleAsync(caller, new(parties.Connection.Id, finding?.Id ?? Guid.Empty, FindingAct.Confirm, "見た", finding?.Version ?? 0), CancellationToken.None);
        }),

        For<GetMeasures, MeasuresView>(Scope.Connection, AssessmentState.Drafting, Everyone,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.Connection.Id, CancellationToken.None)),
        For<TakeMeasure, Done>(Scope.Connection, AssessmentState.Drafting, [(Bank, Role.ReviewLead)], async (handler, parties, caller) =>
        {
            await parties.MeasureAsync();
            return await handler.HandleAsync(caller, new(parties.Connection.Id, AccessMeasureKind.Restriction, "", "理由", new DateOnly(2026, 11, 21), 1), CancellationToken.None);
        }),
    ];
}
