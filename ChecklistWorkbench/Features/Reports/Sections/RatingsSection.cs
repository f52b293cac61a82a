using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Charts;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>評点 as they were shared: in figures, by category, item by item, and what was said with them.</summary>
internal static class RatingsSection
{
    private const string ByCategory = "区分ごとの評点";
    private const string ByItem = "項目ごとの評点";

    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        var review = model.Review!;
        yield return new Heading(1, "評点");
        if (review.Ratings.Count == 0)
        {
            yield return new Paragraph("この提出に対する評点は、まだ共有されていません。");
            yield break;
        }

        yield return new Paragraph($"金融機関が {Formats.DateTime(review.SharedUtc!.Value)} に共有した評点のうち、この提出の回答に対するものです。");
        yield return new Heading(2, "評点ごとの件数");
        yield return new Table([new("評点", 3), new("件数", 1) { IsNumeric = true }],
            [.. ReportWords.Ratings.Where(known => known.Value is not null).Select(known => new Row(
                new Cell($"{known.Key.Mark}　{known.Key.Name}", Look.StrongCell),
                new Cell(review.Ratings.Values.Count(rating => rating.Value == known.Value).ToString(CultureInfo.InvariantCulture))))]);
        yield return new Heading(2, ByCategory);
        foreach (var figure in CategoryBars.Draw(ByCategory, ReportWords.RatingKeys, [.. model.Categories.Select(category => CountsOf(category, review))])) yield return figure;
        yield return new Heading(2, ByItem);
        foreach (var figure in HeatMap.Draw(ByItem, ReportWords.RatingKeys, [.. model.Categories.Select(category => RowOf(category, review)).Where(row => row.Cells.Count > 0)])) yield return figure;
        yield return new Heading(2, "評点と金融機関のコメント");
        yield return new Table([new("通番", 0.8f), new("セキュリティ対応目標", 4), new("評点", 1.3f), new("コメント", 4)],
            [.. model.Items.Where(item => review.Ratings.ContainsKey(item.Label)).Select(item => LineOf(item, review.Ratings[item.Label]))]);
    }

    /// <summary>What the bank rates: asked, and answered by the firm.</summary>
    private static IEnumerable<ReportItem> RatedIn(ReportCategory category) =>
        category.Items.Where(item => item.Exclusion is null && item.Answers.Any(answer => answer.Party == Domain.Organizations.Party.ConnectingFirm));

    private static int PlaceOf(ReportItem item, ReportReview review) => ReportWords.PlaceOf(review.Ratings.TryGetValue(item.Label, out var rating) ? rating.Value : null);

    private static CategoryCounts CountsOf(ReportCategory category, ReportReview review)
    {
        var places = RatedIn(category).Select(item => PlaceOf(item, review)).ToList();
        return new(category.Name, [.. Enumerable.Range(0, ReportWords.Ratings.Count).Select(place => places.Count(known => known == place))]);
    }

    private static HeatRow RowOf(ReportCategory category, ReportReview review) => new(category.Name, [.. RatedIn(category).Select(item => new HeatCell(item.Label, PlaceOf(item, review)))]);

    private static Row LineOf(ReportItem item, ReportRating rating)
    {
        var key = ReportWords.RatingKeys[ReportWords.PlaceOf(rating.Value)];
        return new(new Cell(new Run(item.Label, Look.Link with { Size = Look.Cell.Size }, new LinkTarget("#" + ReportWords.AnchorOf(item)))),
            new Cell(item.Objective), new Cell($"{key.Mark} {key.Name}"), new Cell(rating.Comment.Length > 0 ? rating.Comment : "―"));
    }
}
