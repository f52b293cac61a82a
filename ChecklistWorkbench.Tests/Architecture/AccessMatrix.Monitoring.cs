using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Attestations;
using ChecklistWorkbench.Features.Monitoring.Arrangements;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Monitoring =>
    [
        For<GetArrangement, ArrangementView>(Scope.Connection, AssessmentState.Drafting, Readers, async (handler, parties, caller) =>
        {
            await parties.ProposeArrangementAsync();
            return await handler.HandleAsync(caller, parties.Connection.Id, CancellationToken.None);
        }),
        For<ProposeArrangement, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.Connection.Id, new() { FirstOpensOn = new DateOnly(2099, 4, 1) }), CancellationToken.None)),
        For<AgreeArrangement, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver)], async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.Connection.Id, await parties.ProposeArrangementAsync(), "合意"), CancellationToken.None)),
        For<DeclineArrangement, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver)], async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.Connection.Id, await parties.ProposeArrangementAsync(), "見送り"), CancellationToken.None)),
        For<WithdrawArrangement, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.Connection.Id, await parties.ProposeArrangementAsync(), "取下げ"), CancellationToken.None)),
        For<GetStatements, StatementsView>(Scope.Connection, AssessmentState.Closed, Readers, async (handler, parties, caller) =>
        {
            await parties.RenewAsync();
            return await handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None);
        }),
        For<AttestItems, Done>(Scope.Connection, AssessmentState.Closed, Writers, async (handler, parties, caller) =>
        {
            await parties.RenewAsync();
            var ours = parties.TeamOf(caller) == parties.Firm ? Firm : Bank;
            return await handler.HandleAsync(caller, new(parties.AssessmentId, Statement.NoLongerApplies, "試験", [await parties.StatedItemAsync(13, ours)]), CancellationToken.None);
        }),
    ];
}
