namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>Reads the file of yearly reviews (seed-data/README.md, schema 1) and refuses anything that is not wholly right.</summary>
public static class EditionReviewFile
{
    private const int Schema = 1;

    /// <param name="json">The file's text.</param>
    /// <param name="fileName">How refusals call the file.</param>
    /// <param name="editionIds">The editions there are to review.</param>
    /// <exception cref="CatalogueFileException">Every fault found.</exception>
    public static IReadOnlyList<EditionReview> Parse(string json, string fileName, IReadOnlySet<string> editionIds) => Place.Read(json, fileName, Schema, file =>
    {
        var reviews = file.List("reviews", (review, _) => ReadReview(review, editionIds));
        file.RefuseTwice("reviews, editionId and fiscalYear", reviews.Select(review => (review.EditionId, review.FiscalYear)));
        return reviews;
    });

    private static EditionReview ReadReview(Place review, IReadOnlySet<string> editionIds)
    {
        var year = review.Int("fiscalYear");
        review = review.Named($"review {year}");
        var editionId = review.Text("editionId");
        if (!editionIds.Contains(editionId)) review.Refuse("editionId", FaultKind.NoEdition, editionId);
        return new EditionReview(
            year, editionId, review.Name<ReviewVerdict>("verdict"), review.OptionalDate("decidedOn"), ReadFindings(review, "criteria"), ReadFindings(review, "otherMatters"),
            review.List("figures", (figure, _) => new ReviewFigure(figure.Text("label"), figure.Text("value"), figure.Text("unit"))), ReadSource(review));
    }

    private static IReadOnlyList<ReviewFinding> ReadFindings(Place review, string field)
    {
        var findings = review.List(field, (finding, _) => new ReviewFinding(finding.Int("number"), finding.Text("criterion"), finding.Text("finding")));
        review.RefuseTwice($"{field}, number", findings.Select(finding => finding.Number));
        return findings;
    }

    internal static SourcePlace ReadSource(Place entry)
    {
        var source = entry.Object("source");
        return new SourcePlace(source.Text("document"), source.OptionalInt("page"));
    }
}
