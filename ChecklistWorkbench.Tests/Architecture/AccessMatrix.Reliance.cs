using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Reliances;
using ChecklistWorkbench.Tests.Testing;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Reliances =>
    [
        For<GetReliances, ReliancesView>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetItemReliances, ItemReliancesView>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<RequestReliance, int>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, TwoParties.Referred()), CancellationToken.None)),
        For<AnswerReliance, Done>(Scope.Connection, AssessmentState.UnderReview, [(Firm, Role.Approver)], async (handler, parties, caller) =>
        {
            var reliance = await parties.RelianceAsync();
            return await handler.HandleAsync(caller, new(parties.AssessmentId, reliance?.Id ?? Guid.Empty, Consents: true, "", reliance?.Version ?? 0), CancellationToken.None);
        }),
        For<WithdrawReliance, Done>(Scope.Connection, AssessmentState.UnderReview, BankWriters, async (handler, parties, caller) =>
        {
            var reliance = await parties.RelianceAsync(RelianceState.Consented);
            return await handler.HandleAsync(caller, new(parties.AssessmentId, reliance?.Id ?? Guid.Empty, "理由", reliance?.Version ?? 0), CancellationToken.None);
        }),
        For<RuleOnReliance, int>(Scope.Connection, AssessmentState.UnderReview, BankWriters, async (handler, parties, caller) =>
        {
            var reliance = await parties.RelianceAsync(RelianceState.Consented);
            return await handler.HandleAsync(caller, new(parties.AssessmentId, reliance?.Id ?? Guid.Empty, 1, RelianceUse.Adopted, "理由", 0), CancellationToken.None);
        }),
    ];
}
