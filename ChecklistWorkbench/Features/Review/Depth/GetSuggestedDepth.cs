using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Depth;

/// <param name="Version">Of the bank's table; 0 for the given rules.</param>
/// <param name="ChangedUtc">Since when that version holds; null for the given rules.</param>
public sealed record ItemDepthView(SuggestedDepth Depth, int Version, DateTime? ChangedUtc);

/// <summary>深度の目安 of an item by what is connected and by the bank's own table; for people of the bank.</summary>
public sealed class GetSuggestedDepth(WorkbenchDatabase database, ReferenceLibrary references)
{
    public Task<Outcome<ItemDepthView>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemDepthView>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (RatingRules.BarrierTo(RatingAct.Read, assessment.State, by) is { } refusal) return refusal;
            var (table, _) = await work.Db.ReadDepthRulesAsync(by.OrganizationId, references.DepthRules, cancellationToken);
            return new ItemDepthView(SuggestedDepth.Of(itemNumber, connection.Profile, table.Speaking), table.Version, table.ChangedUtc);
        }, cancellationToken);
}
