using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Catalogue.Reviews;

/// <param name="Correction">The entry that this corrects; null for a new one.</param>
public sealed record RecordReviewRequest(EditionReview Review, CorrectionOf? Correction = null);

/// <summary>Records what the publisher's yearly meeting found about an edition.</summary>
public sealed class RecordReview(WorkbenchDatabase database, EditionCatalogue editions)
{
    /// <summary>The first edition was published in it.</summary>
    private const int FirstYear = 2018;

    public Task<Outcome<Done>> HandleAsync(Caller caller, RecordReviewRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.AdministersInstallation) return new RoleMissing("AdministerInstallation");
            var review = request.Review;
            if (Check(review, work.NowUtc) is { } wrong) return wrong;
            if (await editions.FindAsync(review.EditionId, cancellationToken) is null) return new NotFound();
            var recorded = await work.Db.ReadNewestReferencesAsync(cancellationToken);
            var corrected = ReferenceRules.Find(recorded, ReferenceKind.Review, request.Correction);
            if (!corrected.Succeeded) return corrected.Refusal;
            if (recorded.Any(other => other.Kind == ReferenceKind.Review && other.EntryId != corrected.Value?.EntryId && IsOfSameYear(other.Read<EditionReview>(), review)))
                return new YearRecorded();
            work.Db.ReferenceEntries.Add(ReferenceEntry.Record(review, corrected.Value, by, work.NowUtc));
            return default(Done);
        }, cancellationToken);

    private static bool IsOfSameYear(EditionReview one, EditionReview other) => (one.EditionId, one.FiscalYear) == (other.EditionId, other.FiscalYear);

    private static InvalidField? Check(EditionReview review, DateTime nowUtc)
    {
        var thisYear = JapanTime.FiscalYearOf(nowUtc);
        if (review.FiscalYear < FirstYear || review.FiscalYear > thisYear) return new(nameof(review.FiscalYear), "YearOutOfRange", FirstYear, thisYear);
        if (review.Criteria.Count != EditionReview.FourCriteria.Count) return new("Finding", "Required");
        foreach (var finding in review.Criteria)
        {
            if (ReferenceRules.Text("Finding", finding.Finding) is { } wrong) return wrong;
        }

        foreach (var figure in review.Figures)
        {
            var wrong = ReferenceRules.Line("Figure", figure.Label) ?? ReferenceRules.Line("Figure", figure.Value) ?? ReferenceRules.LineOrNothing("Figure", figure.Unit);
            if (wrong is not null) return wrong;
        }

        return ReferenceRules.Line("Document", review.Source.Document);
    }
}
