using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Charts;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>The reports' own words and colours. A report is Japanese whatever the interface's language: it goes to the other party and into files.</summary>
public static class ReportWords
{
    public const string Contents = "目次";
    public const string Digest = "要約";
    public const string Official = "原文";

    /// <summary>対応区分 in the order of charts and tables, each with its colour and its mark.</summary>
    public static IReadOnlyList<(Implementation Implementation, ChartKey Key)> Implementations { get; } =
    [
        (Implementation.Implemented, new(FormWords.Of(Implementation.Implemented), "○", new Ink(0x2e, 0x7d, 0x57))),
        (Implementation.PartiallyImplemented, new(FormWords.Of(Implementation.PartiallyImplemented), "△", new Ink(0x9c, 0xcb, 0xb0))),
        (Implementation.Planned, new(FormWords.Of(Implementation.Planned), "▷", new Ink(0x7f, 0xac, 0xd6))),
        (Implementation.NotImplemented, new(FormWords.Of(Implementation.NotImplemented), "×", new Ink(0xb5, 0x47, 0x3c))),
        (Implementation.NotApplicable, new(FormWords.Of(Implementation.NotApplicable), "－", new Ink(0xc9, 0xce, 0xd3))),
        (Implementation.Unanswered, new(FormWords.Of(Implementation.Unanswered), "・", new Ink(0xee, 0xf0, 0xf2))),
    ];

    public static IReadOnlyList<ChartKey> Keys { get; } = [.. Implementations.Select(known => known.Key)];

    /// <summary>評点 in the order of charts and tables; the last stands for what has none.</summary>
    public static IReadOnlyList<(RatingValue? Value, ChartKey Key)> Ratings { get; } =
    [
        (RatingValue.Sufficient, new("充足", "○", new Ink(0x2e, 0x7d, 0x57))),
        (RatingValue.MostlySufficient, new("概ね充足", "△", new Ink(0x9c, 0xcb, 0xb0))),
        (RatingValue.NeedsImprovement, new("要改善", "▲", new Ink(0xe3, 0xb3, 0x5c))),
        (RatingValue.Insufficient, new("不十分", "×", new Ink(0xb5, 0x47, 0x3c))),
        (RatingValue.OutOfScope, new("評価対象外", "－", new Ink(0xc9, 0xce, 0xd3))),
        (null, new("評点なし", "・", new Ink(0xee, 0xf0, 0xf2))),
    ];

    public static IReadOnlyList<ChartKey> RatingKeys { get; } = [.. Ratings.Select(known => known.Key)];

    public static int PlaceOf(RatingValue? value) => Ratings.TakeWhile(known => known.Value != value).Count();

    public static string Of(Verdict verdict) => verdict switch { Verdict.Suitable => "適", Verdict.Conditional => "条件付適", _ => "否" };

    public static string Of(FindingSeverity severity) => severity switch { FindingSeverity.High => "重大", FindingSeverity.Medium => "中", _ => "軽微" };

    public static string Of(FindingState state) => state switch
    {
        FindingState.Raised => "提起",
        FindingState.Agreed => "合意",
        FindingState.InProgress => "対応中",
        FindingState.Reported => "完了申告",
        FindingState.Confirmed => "確認済",
        FindingState.RiskAccepted => "リスク受容",
        _ => "取消",
    };

    public static string Of(Statement statement) => statement switch { Statement.Unchanged => "変更なし", Statement.Changed => "変更あり", _ => "対象外となった" };

    /// <summary>A kind of report that someone independent makes.</summary>
    public static string Of(EvidenceKind kind) => kind == EvidenceKind.AgreedProcedures ? "合意された手続報告書" : "保証報告書";

    /// <summary>独立確認済 with what stood behind it, or 自己申告; nothing of an answer that is none.</summary>
    public static string ConfirmationOf(ReportAnswer answer) =>
        answer.Revision == 0 || answer.Content == ResponseContent.Empty ? "" : answer.Confirmations.Count == 0 ? "自己申告" : $"◈ 独立確認済\n{string.Join('\n', answer.Confirmations)}";

    public static string Of(RelianceKind kind) => kind switch
    {
        RelianceKind.OtherBank => "他の金融機関の審査",
        RelianceKind.Association => "協会の審査",
        RelianceKind.AssuranceReport => "保証報告書",
        RelianceKind.AgreedProcedures => "合意された手続報告書",
        _ => "その他",
    };

    public static string Of(RelianceState state) => state switch
    {
        RelianceState.Requested => "同意待ち",
        RelianceState.Consented => "同意済",
        RelianceState.Declined => "不同意",
        _ => "取下げ",
    };

    public static string Of(RelianceUse use) => use switch { RelianceUse.Adopted => "採用", RelianceUse.CheckedFurther => "追加確認", _ => "不採用" };

    public static string TitleOf(ReportKind kind, AssessmentPurpose purpose) => kind switch
    {
        ReportKind.SubmissionCopy => "提出控え",
        ReportKind.Review => purpose == AssessmentPurpose.PreScreening ? "事前審査報告書" : "モニタリング報告書",
        ReportKind.Decision => "判定書",
        ReportKind.Findings => "指摘一覧",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such report"),
    };

    public static string Submission(int number) => $"提出 第{number}回";

    public static string WordingOf(bool isInOfficialWords) => isInOfficialWords ? Official : Digest;

    public static int PlaceOf(Implementation implementation) => Implementations.TakeWhile(known => known.Implementation != implementation).Count();

    /// <summary>What links inside a report call an item.</summary>
    public static string AnchorOf(ReportItem item) => $"item-{item.Label}";
}
