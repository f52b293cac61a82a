using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Catalogue;

/// <param name="Editions">Newest first.</param>
/// <param name="Reviews">Of every edition, newest first.</param>
/// <param name="CanRecord">Whether the caller may record what comes next.</param>
/// <param name="Year">The fiscal year of today: the last one that can be recorded.</param>
public sealed record ReviewsView(
    IReadOnlyList<ChecklistEdition> Editions, IReadOnlyList<Known<EditionReview>> Reviews, IReadOnlyList<Known<RegulationUpdate>> Updates, bool CanRecord, int Year)
{
    public ChecklistEdition Edition => Editions[0];

    /// <summary>Which edition a review is of; empty where there is only one.</summary>
    public string EditionOf(EditionReview review) => Editions.Count == 1 ? "" : Editions.FirstOrDefault(edition => edition.Id == review.EditionId)?.Label ?? review.EditionId;
}

/// <summary>The yearly reviews, newest first, and the standards that changed since: the product's own and those recorded here.</summary>
public sealed class GetReviews(WorkbenchDatabase database, EditionCatalogue editions, RecordedReferences references)
{
    public Task<Outcome<ReviewsView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<ReviewsView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var known = await references.GetAsync(cancellationToken);
            return new ReviewsView(await editions.GetAllAsync(cancellationToken), known.Reviews, known.Updates, by.AdministersInstallation, JapanTime.FiscalYearOf(work.NowUtc));
        }, cancellationToken);
}
