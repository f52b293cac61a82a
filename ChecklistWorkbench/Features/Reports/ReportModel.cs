using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>All that a report says, decided: whoever prints or shows it adds looks and nothing else. Equal models make equal files.</summary>
/// <param name="Header">What it is of.</param>
/// <param name="Categories">The items by 区分, the bank's own last; a category without items is left out.</param>
public sealed record ReportModel(ReportHeader Header, IReadOnlyList<ReportCategory> Categories)
{
    /// <summary>What the bank said to it that both parties may read; null in a report that is about the submission alone.</summary>
    public ReportReview? Review { get; init; }

    public IEnumerable<ReportItem> Items => Categories.SelectMany(category => category.Items);
}

/// <param name="Title">提出控え.</param>
/// <param name="EditionName">The checklist's name.</param>
/// <param name="EditionLabel">チェックリスト版.</param>
/// <param name="EditionId">Its id, as the trail names it.</param>
/// <param name="FinancialInstitution">The bank's name.</param>
/// <param name="ConnectingFirm">The firm's name.</param>
/// <param name="Service">サービス名.</param>
/// <param name="ApiKinds">API種別, such as 参照系・更新系.</param>
/// <param name="AssessmentId">As the trail names it.</param>
/// <param name="Assessment">評価の目的・回次.</param>
/// <param name="Submission">The submission's number.</param>
/// <param name="SubmittedUtc">When it was made; the report's own time as well.</param>
/// <param name="SubmittedBy">Who made it.</param>
/// <param name="Comment">What was said with it; may be empty.</param>
/// <param name="Hash">SHA-256 of the frozen copy.</param>
/// <param name="IsInOfficialWords">Whether method examples are in the publisher's words (原文) or in digest (要約).</param>
public sealed record ReportHeader(
    string Title, string EditionName, string EditionLabel, string EditionId, string FinancialInstitution, string ConnectingFirm, string Service, string ApiKinds,
    Guid AssessmentId, string Assessment, int Submission, DateTime SubmittedUtc, string SubmittedBy, string Comment, string Hash, bool IsInOfficialWords);

public sealed record ReportCategory(string Name, IReadOnlyList<ReportItem> Items);

/// <param name="Ratings">評点 as they were shared last, of answers that stand in this submission, by the item's label.</param>
/// <param name="SharedUtc">When they were shared; null if none were.</param>
/// <param name="Decision">The decision taken last; null if none was.</param>
/// <param name="Findings">Those of the round, by number.</param>
public sealed record ReportReview(IReadOnlyDictionary<string, ReportRating> Ratings, DateTime? SharedUtc, ReportDecision? Decision, IReadOnlyList<ReportFinding> Findings)
{
    /// <summary>Those of earlier rounds that were not over when this one was opened, the oldest first.</summary>
    public IReadOnlyList<ReportFinding> Carried { get; init; } = [];

    /// <summary>What the bank refers to, by number.</summary>
    public IReadOnlyList<ReportReliance> Reliances { get; init; } = [];
}

public sealed record ReportRating(RatingValue Value, string Comment);

/// <param name="Verdicts">適否 by API kind, in the form's words.</param>
public sealed record ReportDecision(
    int Number, IReadOnlyList<(string Kind, string Verdict)> Verdicts, string Reason, string Effect, DateOnly? ValidUntil, string BasisHash,
    string ProposedBy, DateTime ProposedUtc, string TakenBy, DateTime TakenUtc, string Comment, IReadOnlyList<ReportCondition> Conditions);

/// <param name="Label">The item's; empty if it concerns the whole.</param>
/// <param name="Met">When, by whom and what was seen; empty while it is open.</param>
public sealed record ReportCondition(int Number, string Label, string Text, DateOnly DueOn, string Proof, string Met);

public sealed record ReportFinding(
    int Number, string Label, FindingSeverity Severity, FindingState State, string Text, string Plan, string Owner, DateOnly? DueOn, string RaisedBy, DateTime RaisedUtc,
    IReadOnlyList<ReportFindingStep> Steps);

/// <param name="Evidence">What a 完了申告 stands on, a line each.</param>
public sealed record ReportFindingStep(DateTime AtUtc, string ByName, FindingState State, string Words, IReadOnlyList<string> Evidence);

/// <param name="Reviewed">The day, or the period.</param>
/// <param name="Answer">What the firm or the bank said last, by whom and when.</param>
/// <param name="Items">The items it covers, as labels.</param>
/// <param name="Rulings">What was made of them, as it was shared.</param>
public sealed record ReportReliance(
    int Number, RelianceKind Kind, string Name, string Scope, string Standard, string Reviewed, DateOnly? ValidUntil, RelianceState State, string Answer, string Items,
    IReadOnlyList<ReportRuling> Rulings);

public sealed record ReportRuling(string Label, RelianceUse Use, string Reason);

/// <param name="Label">通番: 12, or 独-1.</param>
/// <param name="Objective">セキュリティ対応目標.</param>
/// <param name="Target">対象者.</param>
/// <param name="Answers">One for each party asked, the firm's first.</param>
public sealed record ReportItem(string Label, string Objective, string Target, IReadOnlyList<ReportAnswer> Answers)
{
    /// <summary>対象外: null if the item is asked.</summary>
    public Exclusion? Exclusion { get; init; }

    /// <summary>Of a 独自確認項目 what it asks and where it comes from; null of an item of the edition.</summary>
    public ReportCustomItem? Custom { get; init; }
}

public sealed record ReportCustomItem(string Explanation, string Source, int Version);

/// <summary>One party's answer as it was submitted.</summary>
/// <param name="Party">Whose.</param>
/// <param name="Content">What it says; empty where nothing was ever saved.</param>
/// <param name="Methods">手法例 that were ticked, in the guide's order.</param>
/// <param name="Revision">0 where nothing was ever saved.</param>
/// <param name="SavedUtc">When that revision was saved.</param>
/// <param name="SavedBy">Who saved it; empty where nothing was.</param>
public sealed record ReportAnswer(Party Party, ResponseContent Content, IReadOnlyList<ReportMethod> Methods, int Revision, DateTime? SavedUtc, string SavedBy)
{
    /// <summary>確認声明 as it was submitted; null where none was asked for.</summary>
    public ReportStatement? Statement { get; init; }

    /// <summary>Reports of someone independent that stood behind it on the day of the submission, such as 保証報告書「…」; none where it is 自己申告.</summary>
    public IReadOnlyList<string> Confirmations { get; init; } = [];
}

/// <param name="Reason">Why the item no longer applies, or words beside the other two; may be empty.</param>
public sealed record ReportStatement(Statement Statement, string Reason, string ByName, DateTime AtUtc);

/// <param name="Name">見出し-n.</param>
/// <param name="Text">The example.</param>
/// <param name="Use">実施, 代替策 or 該当なし.</param>
/// <param name="Remark">May be empty.</param>
public sealed record ReportMethod(string Name, string Text, string Use, string Remark);
