using System.Buffers;
using System.Text;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>The columns that a form can have.</summary>
public enum FormColumn
{
    Number,
    Category,
    Objective,
    Target,
    CurrentStatus,
    RecognizedIssues,
    RemediationPlan,
    RegulationSources,
    RegulationPlaces,
    Remarks,

    /// <summary>A word such as はい or いいえ; only a mapping says what it means.</summary>
    Answer,
}

/// <summary>What a column's name means, and whose answers it holds if the name says so.</summary>
public sealed record ColumnMeaning(FormColumn Column, Party? Party = null);

/// <summary>Knows columns by their names: the official ones and those that firms and banks write instead. Width, spaces, line breaks and ornaments do not count.</summary>
public static class FormColumns
{
    private const int LongestName = 60;
    private const int OnStack = 256;

    private static readonly SearchValues<char> Ornaments = SearchValues.Create("*※●○■□◆◇▼▽・.:/、。-_\"'「」『』");

    private static readonly (FormColumn Column, string[] Names)[] Names =
    [
        (FormColumn.Number, ["通番", "項番", "番号", "no", "項目番号", "項番号", "連番", "#", "fisc通番", "チェックリスト通番", "確認項目番号", "通し番号", "itemno", "number"]),
        (FormColumn.Category, ["区分", "分類", "カテゴリ", "カテゴリー", "大項目", "category"]),
        (FormColumn.Objective, ["セキュリティ対応目標", "対応目標", "セキュリティ目標", "確認項目", "チェック項目", "目標", "確認内容", "設問", "securityobjective", "objective"]),
        (FormColumn.Target, ["対象者", "対象", "回答者", "回答対象者", "対象先", "responsibleparty", "target"]),
        (FormColumn.CurrentStatus, ["現在の対応状況", "対応状況", "現在の状況", "現状の対応状況", "現在の対応", "現状", "回答", "回答欄", "回答内容", "ご回答", "貴社回答", "貴社ご回答", "currentstatus", "status"]),
        (FormColumn.RecognizedIssues, ["課題認識", "課題", "課題の認識", "認識している課題", "認識課題", "recognizedissues", "issues"]),
        (FormColumn.RemediationPlan, ["課題への対応計画", "対応計画", "課題に対する対応計画", "課題対応計画", "課題への対応", "今後の対応計画", "改善計画", "今後の対応", "remediationplan", "plan"]),
        (FormColumn.RegulationSources, ["関連規定", "関連規程", "関連基準", "参照規定", "根拠規定", "relatedregulations", "regulations"]),
        (FormColumn.RegulationPlaces, ["関連規定箇所", "関連規程箇所", "規定箇所", "該当箇所", "参照箇所", "regulationreferences"]),
        (FormColumn.Remarks, ["備考", "備考欄", "特記事項", "コメント", "remarks", "notes", "comments"]),
    ];

    private static readonly Dictionary<string, FormColumn> ByName =
        Names.SelectMany(column => column.Names, (column, name) => (Name: Plain(name), column.Column)).ToDictionary(pair => pair.Name, pair => pair.Column, StringComparer.Ordinal);

    private static readonly HashSet<string> Official = [.. FormWords.Columns.Select(Plain)];

    private static readonly (string Word, Party Party)[] Parties =
    [
        ("api接続先", Party.ConnectingFirm), ("接続先", Party.ConnectingFirm), ("connectingfirm", Party.ConnectingFirm),
        ("金融機関", Party.FinancialInstitution), ("銀行", Party.FinancialInstitution), ("financialinstitution", Party.FinancialInstitution),
    ];

    /// <summary>Columns that hold what a party answers.</summary>
    public static IReadOnlyList<FormColumn> Answers { get; } = [FormColumn.CurrentStatus, FormColumn.RecognizedIssues, FormColumn.RemediationPlan, FormColumn.Remarks];

    /// <summary>What the name means; null if nothing here.</summary>
    public static ColumnMeaning? MeaningOf(string name)
    {
        if (name.Length > LongestName) return null;
        var plain = Plain(name);
        if (ByName.TryGetValue(plain, out var exact)) return new(exact);
        foreach (var (word, party) in Parties)
        {
            if (plain.Contains(word, StringComparison.Ordinal) && Known(WithoutParentheses(plain.Replace(word, "", StringComparison.Ordinal))) is { } ofParty) return new(ofParty, party);
        }

        return Known(WithoutParentheses(plain)) is { } known ? new(known) : null;
    }

    /// <summary>Whether the name is the official one.</summary>
    public static bool IsOfficial(string name) => Official.Contains(Plain(name));

    /// <summary>The party that a heading or a 対象者 cell names alone; null if it names none or both.</summary>
    public static Party? PartyOf(string text)
    {
        var plain = Plain(text);
        return PartyWordOf(plain) ?? PartyWordOf(plain.TrimStart('(', '【', '[', '<').TrimEnd(')', '】', ']', '>'));
    }

    /// <summary>NFKC, lower case, without white space and ornaments.</summary>
    public static string Plain(string text)
    {
        var normalized = Normalized(text);
        var plain = normalized.Length <= OnStack ? stackalloc char[OnStack] : new char[normalized.Length];
        var length = 0;
        foreach (var c in normalized)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && !Ornaments.Contains(c)) plain[length++] = char.ToLowerInvariant(c);
        }

        return new string(plain[..length]);
    }

    /// <summary>NFKC; a text that is no Unicode, half of a pair say, stays as it is.</summary>
    public static string Normalized(string text)
    {
        if (Ascii.IsValid(text)) return text;
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static FormColumn? Known(string plain) => plain.Length > 0 && ByName.TryGetValue(plain, out var column) ? column : null;

    private static Party? PartyWordOf(string plain)
    {
        foreach (var (word, party) in Parties)
        {
            if (plain == word) return party;
        }

        return null;
    }

    private static string WithoutParentheses(string plain)
    {
        if (plain.AsSpan().IndexOfAny("([【<") < 0) return plain;
        var (text, depth) = (new StringBuilder(), 0);
        foreach (var c in plain)
        {
            if (c is '(' or '【' or '[' or '<') depth++;
            else if (c is ')' or '】' or ']' or '>') depth = Math.Max(0, depth - 1);
            else if (depth == 0) text.Append(c);
        }

        return text.ToString();
    }
}
