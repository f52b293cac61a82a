using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>チェックリスト版: an immutable edition of the catalogue, as its file says (seed-data/editions, schema 1).</summary>
public sealed record ChecklistEdition(
    string Id, string Name, string Label, DateOnly PublishedOn, DateOnly? RevisedOn, string Publisher, string Guide,
    IReadOnlyList<Category> Categories, IReadOnlyList<ChecklistItem> Items, IReadOnlyList<GlossaryTerm> Glossary)
{
    private readonly Dictionary<int, ChecklistItem> _byNumber = Items.ToDictionary(item => item.Number);

    /// <summary>Whether explanations, methods, notes, purposes and definitions are the publisher's own words (原文) rather than digests (要約).</summary>
    public bool IsInOfficialWords { get; init; }

    /// <summary>The item of that 通番; asking for one that the edition has not is a bug.</summary>
    public ChecklistItem Item(int number) => _byNumber[number];

    public bool Has(int number) => _byNumber.ContainsKey(number);

    public Category CategoryOf(ChecklistItem item) => Categories.First(category => category.Chapter == item.Chapter);
}

/// <summary>区分: one of the nine chapters of the guide.</summary>
public sealed record Category(int Chapter, string Name, string Purpose);

/// <summary>対象者: who answers an item.</summary>
public enum ResponsibleParty
{
    /// <summary>API接続先.</summary>
    ConnectingFirm,

    /// <summary>金融機関.</summary>
    FinancialInstitution,

    /// <summary>共通: both, side by side.</summary>
    Both,
}

public static class ResponsiblePartyExtensions
{
    /// <summary>The parties that answer, the firm first as on the form.</summary>
    public static IReadOnlyList<Party> Parties(this ResponsibleParty target) => target switch
    {
        ResponsibleParty.ConnectingFirm => [Party.ConnectingFirm],
        ResponsibleParty.FinancialInstitution => [Party.FinancialInstitution],
        _ => [Party.ConnectingFirm, Party.FinancialInstitution],
    };
}

/// <summary>確認項目: one of the 44 items.</summary>
/// <param name="Number">通番.</param>
/// <param name="Objective">セキュリティ対応目標, in the official words.</param>
/// <param name="Explanation">Digest of the objective's explanation.</param>
/// <param name="Pages">First and last page in the guide.</param>
/// <param name="AssuranceReportSuitable">Whether the guide suggests certificates or assurance reports here (第三者認証・保証報告書の活用).</param>
public sealed record ChecklistItem(
    int Number, int Chapter, ResponsibleParty Target, string Objective, string Explanation, IReadOnlyList<int> Pages, bool AssuranceReportSuitable,
    IReadOnlyList<MethodGroup> Groups, IReadOnlyList<Note> Notes, IReadOnlyList<RegulationReference> Regulations)
{
    /// <summary>All method examples in the guide's order, numbered through from 1 and named as the guide counts them: 見出し-n.</summary>
    public IEnumerable<NumberedMethod> Methods => Groups
        .SelectMany(group => group.Methods.Select((method, at) => (Name: $"{group.Heading}-{at + 1}", Method: method)))
        .Select((named, at) => new NumberedMethod(at + 1, named.Name, named.Method));
}

/// <summary>A method example with its number within the item and its name.</summary>
public sealed record NumberedMethod(int Number, string Name, MethodExample Method);

/// <summary>A heading of the guide with its method examples.</summary>
public sealed record MethodGroup(string Heading, IReadOnlyList<MethodExample> Methods);

/// <summary>手法例: one example of how an objective can be met, in digest, with the notes it refers to.</summary>
public sealed record MethodExample(string Text, IReadOnlyList<int> Notes);

/// <summary>注記: what adds to a method example.</summary>
public sealed record Note(int Number, string? Lead, IReadOnlyList<NotePoint> Points);

/// <summary>One point (①…) of a note, with its sub-points (a. …).</summary>
public sealed record NotePoint(string Text, IReadOnlyList<string> SubPoints);

/// <summary>関連規定: a place in another standard.</summary>
public sealed record RegulationReference(string Source, string? Chapter, string? Section, IReadOnlyList<string> Clauses);

/// <summary>用語: a term of the guide's glossary, with the pages it is used on and its definition in digest.</summary>
public sealed record GlossaryTerm(string Term, IReadOnlyList<int> Pages, string Definition);
