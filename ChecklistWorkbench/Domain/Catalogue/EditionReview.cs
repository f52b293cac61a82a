namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>見直し要否: what the publisher's yearly meeting found about an edition (seed-data/edition-reviews.json, schema 1).</summary>
/// <param name="DecidedOn">Null where the source gives no day.</param>
/// <param name="Criteria">The four criteria, in order.</param>
/// <param name="OtherMatters">What was watched beside them.</param>
public sealed record EditionReview(
    int FiscalYear, string EditionId, ReviewVerdict Verdict, DateOnly? DecidedOn, IReadOnlyList<ReviewFinding> Criteria,
    IReadOnlyList<ReviewFinding> OtherMatters, IReadOnlyList<ReviewFigure> Figures, SourcePlace Source)
{
    /// <summary>What the publisher looks at each year, in its words.</summary>
    public static IReadOnlyList<string> FourCriteria { get; } =
        ["ユーザーの使用状況や要望", "オープンAPIに関するインシデントの発生状況", "オープンAPIに関する標準化の動向", "認定電子決済等代行業者協会の自主基準"];
}

public enum ReviewVerdict
{
    /// <summary>The edition stays as it is.</summary>
    NotRequired,

    /// <summary>A new edition is to come.</summary>
    Required,
}

/// <summary>One criterion and what was found.</summary>
public sealed record ReviewFinding(int Number, string Criterion, string Finding);

/// <summary>A figure as the source writes it, sign included.</summary>
public sealed record ReviewFigure(string Label, string Value, string Unit);

/// <summary>Where something is written.</summary>
/// <param name="Page">Null where the document has no pages.</param>
public sealed record SourcePlace(string Document, int? Page);
