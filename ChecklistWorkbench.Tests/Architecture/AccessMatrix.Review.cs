using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Review.Decisions;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Tests.Testing;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Review =>
    [
        For<GetReview, ReviewModel>(Scope.Connection, AssessmentState.UnderReview, [.. BankWriters, (Bank, Role.Auditor)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<RateItem, RateOutcome>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 9, false, new() { Value = RatingValue.Sufficient }, 0), CancellationToken.None)),
        For<ShareRatings, int>(Scope.Connection, AssessmentState.UnderReview, BankWriters, async (handler, parties, caller) =>
        {
            await parties.RatedItemAsync();
            return await handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None);
        }),
        For<NameSecondReviewer, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, null, CancellationToken.None)),
        For<GetSharedRatings, IReadOnlyList<SharedRatingLine>>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetDecision, DecisionView>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<ProposeDecision, Guid>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, TwoParties.Conditionally), CancellationToken.None)),
        For<TakeDecision, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.ReviewLead)],
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ProposeAsync(), ""), CancellationToken.None)),
        For<DeclineDecision, Done>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ProposeAsync(), "理由"), CancellationToken.None)),
        For<ConfirmCondition, Done>(Scope.Connection, AssessmentState.Decided, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, "確認した記録"), CancellationToken.None)),
    ];
}
