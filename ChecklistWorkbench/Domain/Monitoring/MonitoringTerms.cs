using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>方法: how the bank looks at the firm after the connection. Several may apply.</summary>
[Flags]
public enum MonitoringMethods
{
    None = 0,

    /// <summary>書面: the checklist and what belongs to it.</summary>
    Documents = 1,

    /// <summary>ヒアリング.</summary>
    Interview = 2,

    /// <summary>証跡の確認.</summary>
    Evidence = 4,

    /// <summary>外部監査・第三者認証・保証報告書の結果の活用.</summary>
    OutsideReports = 8,
}

/// <summary>深度: how much of the checklist a round goes into.</summary>
public enum MonitoringDepth
{
    /// <summary>変更点: what changed, expired or was conditional.</summary>
    Changes,

    /// <summary>全項目.</summary>
    AllItems,

    /// <summary>全項目と証跡.</summary>
    AllItemsWithEvidence,
}

/// <summary>立入: whether the bank comes to look for itself.</summary>
public enum OnSiteChecks
{
    /// <summary>行わない.</summary>
    None,

    /// <summary>必要に応じて.</summary>
    WhenNeeded,

    /// <summary>毎回.</summary>
    EachRound,
}

/// <summary>随時の条件: what the firm reports between two rounds. Each is also a kind of 変更届, see <see cref="NoticeKinds"/>.</summary>
[Flags]
public enum ReportedChanges
{
    None = 0,

    /// <summary>事故・不正アクセス.</summary>
    Incident = 1,

    /// <summary>クラウド・委託先の変更.</summary>
    CloudOrSubcontractor = 2,

    /// <summary>API利用範囲の変更.</summary>
    ApiScope = 4,

    /// <summary>セキュリティ責任者の交代.</summary>
    SecurityHead = 8,

    /// <summary>連鎖接続先の追加・変更.</summary>
    ChainedParty = 16,
}

/// <summary>
/// What a bank and a firm agree for the time after the connection: 方法、深度、頻度、随時の条件、立入、報告期限 (オープンAPIのあり方に関する検討会 中間的な整理(案)
/// IV(1) and V(1); キャッシュレスAPIガイドライン 3.3(1), 3.4(1); 解説書「モニタリングにおける活用について」).
/// </summary>
public sealed record MonitoringTerms
{
    public const int MaxFrequencyMonths = 36;

    public const int MaxDays = 180;

    public MonitoringMethods Methods { get; init; } = MonitoringMethods.Documents;

    public MonitoringDepth Depth { get; init; }

    /// <summary>頻度: months from one round's opening to the next one's.</summary>
    public int FrequencyMonths { get; init; } = 12;

    /// <summary>The day on which the first round under these terms opens, in Japan.</summary>
    public DateOnly FirstOpensOn { get; init; }

    /// <summary>報告期限 of a round: days from its opening to its submission.</summary>
    public int RoundDays { get; init; } = 45;

    public ReportedChanges AdHoc { get; init; } = ReportedChanges.Incident | ReportedChanges.CloudOrSubcontractor | ReportedChanges.ApiScope | ReportedChanges.SecurityHead | ReportedChanges.ChainedParty;

    /// <summary>The conditions that are not among those, in words.</summary>
    public string AdHocWords { get; init; } = "";

    /// <summary>報告期限 of a change in between: days from the day it happened.</summary>
    public int NoticeDays { get; init; } = 14;

    public OnSiteChecks OnSite { get; init; } = OnSiteChecks.WhenNeeded;

    /// <summary>Anything else agreed, in words.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>The first of these that cannot be agreed as it is; null if all can.</summary>
    /// <param name="today">Today in Japan.</param>
    public Refusal? Check(DateOnly today) =>
        (Methods == MonitoringMethods.None ? new InvalidField("MonitoringMethods", "ChooseOne") : null)
        ?? Between(nameof(FrequencyMonths), FrequencyMonths, MaxFrequencyMonths)
        ?? (FirstOpensOn < today ? new InvalidField(nameof(FirstOpensOn), "InPast") : null)
        ?? Between(nameof(RoundDays), RoundDays, MaxDays)
        ?? Between(nameof(NoticeDays), NoticeDays, MaxDays)
        ?? Short(nameof(AdHocWords), AdHocWords)
        ?? Short(nameof(Remarks), Remarks);

    public MonitoringTerms Normalized() => this with { AdHocWords = AdHocWords.Trim(), Remarks = Remarks.Trim() };

    private static InvalidField? Between(string field, int value, int most) => value >= 1 && value <= most ? null : new InvalidField(field, "NotBetween", 1, most);

    private static InvalidField? Short(string field, string text) => text.Trim().Length > Lengths.Text ? new InvalidField(field, "TooLong", Lengths.Text, text.Trim().Length) : null;
}
