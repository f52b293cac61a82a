namespace ChecklistWorkbench.Features.Reports;

/// <summary>What a report is for.</summary>
public enum ReportKind
{
    /// <summary>提出控え: what was submitted, whole.</summary>
    SubmissionCopy,

    /// <summary>事前審査報告書 or モニタリング報告書, as the round is: a submission with the ratings that were shared, the decision and the findings.</summary>
    Review,

    /// <summary>判定書: a decision with room for the approvers' signatures.</summary>
    Decision,

    /// <summary>指摘一覧: the findings of the round and what became of them.</summary>
    Findings,
}

/// <summary>The word for a kind in addresses and on the command line.</summary>
public static class ReportKinds
{
    public static IReadOnlyDictionary<string, ReportKind> ByWord { get; } =
        new Dictionary<string, ReportKind>(StringComparer.Ordinal)
        {
            ["submission-copy"] = ReportKind.SubmissionCopy,
            ["review"] = ReportKind.Review,
            ["decision"] = ReportKind.Decision,
            ["findings"] = ReportKind.Findings,
        };

    public static string WordOf(ReportKind kind) => ByWord.First(known => known.Value == kind).Key;

    /// <summary>The kind of that word; of none the first, null for a word that names none.</summary>
    public static ReportKind? Find(string? word) => word is null ? ReportKind.SubmissionCopy : ByWord.TryGetValue(word, out var kind) ? kind : null;
}
