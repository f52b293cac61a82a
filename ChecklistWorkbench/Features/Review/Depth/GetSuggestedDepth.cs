using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Review.Depth;

/// <summary>深度の目安 of an item by what is connected; for people of the bank.</summary>
public sealed class GetSuggestedDepth(WorkbenchDatabase database, ReferenceLibrary references)
{
    public Task<Outcome<SuggestedDepth>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<SuggestedDepth>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (RatingRules.BarrierTo(RatingAct.Read, assessment.State, by) is { } refusal) return refusal;
            return SuggestedDepth.Of(itemNumber, connection.Profile, references.DepthRules);
        }, cancellationToken);
}
