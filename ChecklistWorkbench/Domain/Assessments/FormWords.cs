using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>
/// The form's own words, official and Japanese whatever the interface's language: a workbook or a report goes to the other party, whose reader and
/// whose tools look for these.
/// </summary>
public static class FormWords
{
    /// <summary>The ten columns of the format, in the official order (解説書 I.2 (2)).</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["通番", "区分", "セキュリティ対応目標", "対象者", "現在の対応状況", "課題認識", "課題への対応計画", "関連規定", "関連規定箇所", "備考"];

    public const string ConnectingFirm = "API接続先";
    public const string FinancialInstitution = "金融機関";
    public const string Both = "共通";
    public const string Draft = "下書き";

    /// <summary>区分 of the bank's own items.</summary>
    public const string CustomItems = "独自確認項目";

    /// <summary>Stands in 備考 before the reason for leaving an item out.</summary>
    public const string Excluded = "【対象外】";

    /// <summary>What a user may choose as 対応区分, in the order of the product's own list.</summary>
    public static IReadOnlyList<string> Implementations { get; } = [.. Enum.GetValues<Implementation>().Select(Of)];

    public static string Of(Party party) => party == Party.ConnectingFirm ? ConnectingFirm : FinancialInstitution;

    /// <summary>The first line above a party's text in a cell that holds both.</summary>
    public static string HeadingOf(Party party) => $"【{Of(party)}】";

    public static string Of(ResponsibleParty target) => target switch
    {
        ResponsibleParty.ConnectingFirm => ConnectingFirm,
        ResponsibleParty.FinancialInstitution => FinancialInstitution,
        _ => Both,
    };

    public static string Of(Implementation implementation) => implementation switch
    {
        Implementation.Unanswered => "未記入",
        Implementation.Implemented => "対応済",
        Implementation.PartiallyImplemented => "一部対応",
        Implementation.Planned => "対応予定",
        Implementation.NotImplemented => "未対応",
        Implementation.NotApplicable => "対象外",
        _ => throw new ArgumentOutOfRangeException(nameof(implementation), implementation, "no such 対応区分"),
    };

    public static string Of(MethodUse use) => use switch
    {
        MethodUse.Applied => "実施",
        MethodUse.Alternative => "代替策",
        MethodUse.NotConcerned => "該当なし",
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, "no such use of a method"),
    };

    /// <summary>評価の目的・回次: 事前審査 第1回.</summary>
    public static string Of(AssessmentPurpose purpose, int round) =>
        $"{(purpose == AssessmentPurpose.PreScreening ? "事前審査" : "モニタリング")} 第{round}回";

    public static string Of(ApiKinds kinds) => string.Join('・',
        new[] { (ApiKinds.Inquiry, "参照系"), (ApiKinds.Update, "更新系"), (ApiKinds.Authentication, "認証系") }
            .Where(kind => kinds.HasFlag(kind.Item1)).Select(kind => kind.Item2));
}
