using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Catalogue;

/// <param name="Reviews">Newest first.</param>
public sealed record ReviewsView(ChecklistEdition Edition, IReadOnlyList<EditionReview> Reviews, IReadOnlyList<RegulationUpdate> Updates);

/// <summary>The yearly reviews of the newest edition, and the standards that changed since.</summary>
public sealed class GetReviews(WorkbenchDatabase database, EditionCatalogue editions, ReferenceLibrary references)
{
    public Task<Outcome<ReviewsView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<ReviewsView>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            var edition = (await editions.GetAllAsync(cancellationToken))[0];
            return new ReviewsView(edition, [.. references.Reviews.Where(review => review.EditionId == edition.Id)], references.Updates);
        }, cancellationToken);
}
