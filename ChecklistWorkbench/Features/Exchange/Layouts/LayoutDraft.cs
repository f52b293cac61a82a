using System.Collections.Immutable;
using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>What the user has said so far about a sample of a bank's own layout.</summary>
/// <param name="Sheet">The sheet; null for the one that looks most like a form.</param>
/// <param name="HeaderRow">The row of the column names; null for the one that looks most like it.</param>
/// <param name="Columns">What each column, from 1, holds; null until the user has changed one.</param>
/// <param name="PlainJointText">Whose the text of a 共通 cell without headings is.</param>
public sealed record LayoutDraft(string? Sheet = null, int? HeaderRow = null, ImmutableSortedDictionary<int, FormColumn>? Columns = null, Party? PlainJointText = null)
{
    /// <summary>The bank's own ids and the 通番 that each stands for.</summary>
    public ImmutableDictionary<string, int> Ids { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The words of the answer column and what each means.</summary>
    public ImmutableDictionary<string, Implementation> Words { get; init; } = ImmutableDictionary<string, Implementation>.Empty;

    /// <summary>Says what a column holds; no two hold the same.</summary>
    /// <param name="shown">What the columns were proposed to hold, where nothing was said yet.</param>
    public LayoutDraft With(IReadOnlyList<LayoutColumn> shown, int column, FormColumn? meaning)
    {
        var said = Columns ?? shown.Where(known => known.Meaning is not null).ToImmutableSortedDictionary(known => known.At, known => known.Meaning!.Value);
        var columns = said.RemoveRange(said.Where(known => known.Key == column || known.Value == meaning).Select(known => known.Key));
        return this with { Columns = meaning is { } holds ? columns.SetItem(column, holds) : columns };
    }

    /// <summary>Another sheet or row is another table: what was said about columns no longer holds.</summary>
    public LayoutDraft On(string sheet, int? headerRow) => this with { Sheet = sheet, HeaderRow = headerRow, Columns = null };

    public LayoutDraft WithId(string id, int? number) => this with { Ids = number is { } known ? Ids.SetItem(id, known) : Ids.Remove(id) };

    public LayoutDraft WithWord(string word, Implementation? meaning) => this with { Words = meaning is { } known ? Words.SetItem(word, known) : Words.Remove(word) };

    /// <summary>Each id's last digits as its 通番, because the user says that they are: Sec-12 is 12.</summary>
    public static ImmutableDictionary<string, int> ByEndings(IEnumerable<LayoutId> ids) => ids
        .Select(id => (id.Id, Digits: string.Concat(FormColumns.Normalized(id.Id).Reverse().SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Reverse())))
        .Where(id => id.Digits.Length is > 0 and <= 4 && int.Parse(id.Digits, CultureInfo.InvariantCulture) > 0).ToImmutableDictionary(id => id.Id, id => int.Parse(id.Digits, CultureInfo.InvariantCulture));

    /// <summary>1, 2, 3 … down the rows, because the user says that they are in the official order.</summary>
    public static ImmutableDictionary<string, int> InOrder(IEnumerable<LayoutId> ids) => ids.Select((id, index) => (id.Id, Number: index + 1)).ToImmutableDictionary(id => id.Id, id => id.Number);

    /// <summary>What a saved mapping says, to go on from.</summary>
    public static LayoutDraft Of(FormMapping mapping) => new(mapping.Sheet, mapping.HeaderRow, null, mapping.PlainJointText)
    {
        Ids = (mapping.Ids ?? ImmutableDictionary<string, int>.Empty).ToImmutableDictionary(),
        Words = (mapping.Vocabulary ?? ImmutableDictionary<string, Implementation>.Empty).ToImmutableDictionary(),
        Started = mapping,
    };

    /// <summary>The saved mapping that columns are proposed by; null for their names.</summary>
    public FormMapping? Started { get; init; }
}

/// <summary>A column of the sample.</summary>
/// <param name="At">From 1.</param>
/// <param name="Letters">As Excel calls it.</param>
/// <param name="Heading">Its name; blank if it has none.</param>
/// <param name="Meaning">What it is taken to hold; null for nothing.</param>
/// <param name="Party">Whose answers, if its name says so.</param>
/// <param name="Samples">What stands in it, at most three texts.</param>
public sealed record LayoutColumn(int At, string Letters, string Heading, FormColumn? Meaning, Party? Party, IReadOnlyList<string> Samples);

/// <summary>One of the bank's own ids.</summary>
/// <param name="Id">As it stands in the cell.</param>
/// <param name="Question">The item's wording in the file.</param>
/// <param name="Number">The 通番 it stands for; null while nobody has said.</param>
public sealed record LayoutId(string Id, string Question, int? Number);

/// <summary>A word of the answer column.</summary>
public sealed record LayoutWord(string Word, int Count, Implementation? Meaning);

/// <summary>The sample as it is read by what was said so far.</summary>
/// <param name="Sheets">The workbook's sheets.</param>
/// <param name="Sheet">The one read.</param>
/// <param name="HeaderRow">The row of its column names.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Ids">The bank's own ids; empty if the file has 通番.</param>
/// <param name="Words">The words of the answer column, if one was named.</param>
/// <param name="Mapping">What would be saved.</param>
/// <param name="Form">What is read by it; null if nothing is.</param>
/// <param name="Fault">Why nothing is read.</param>
/// <param name="Missing">通番 that no row stands for.</param>
public sealed record LayoutTrial(
    IReadOnlyList<string> Sheets, string Sheet, int HeaderRow, IReadOnlyList<LayoutColumn> Columns, IReadOnlyList<LayoutId> Ids, IReadOnlyList<LayoutWord> Words,
    FormMapping Mapping, ReadForm? Form, WorkbookProblem? Fault, IReadOnlyList<int> Missing);
