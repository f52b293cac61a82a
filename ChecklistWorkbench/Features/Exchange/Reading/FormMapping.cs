using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>How a bank's own layout is to be read, described once (JSON, schema 1).</summary>
/// <param name="Schema">1.</param>
/// <param name="Name">Whose layout.</param>
/// <param name="Sheet">The sheet's name; null if any sheet with these columns is meant.</param>
/// <param name="HeaderRow">The row of the column names; null if they are to be looked for.</param>
/// <param name="Columns">Column by column: letters (<c>D</c>) or the name in its heading. <c>currentStatus</c> is the explanation where <c>answer</c> holds a word.</param>
/// <param name="Ids">The bank's own ids and the 通番 that each stands for; null if the file has 通番.</param>
/// <param name="Vocabulary">The words of the answer column and the 対応区分 that each means.</param>
/// <param name="PlainJointText">Whose the text of a 共通 cell without headings is; null leaves it unclear.</param>
/// <param name="Ignored">Columns, as in <paramref name="Columns"/>, that are not read although their names would mean something.</param>
public sealed record FormMapping(
    int Schema, string? Name, string? Sheet, int? HeaderRow, IReadOnlyDictionary<FormColumn, string>? Columns, IReadOnlyDictionary<string, int>? Ids,
    IReadOnlyDictionary<string, Implementation>? Vocabulary, Party? PlainJointText, IReadOnlyList<string>? Ignored = null)
{
    private const int LongestFile = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The mapping, or null and what is wrong with it.</summary>
    public static (FormMapping? Mapping, string Fault) Parse(string json)
    {
        if (json.Length > LongestFile) return (null, "> 1 MB");
        try
        {
            var mapping = JsonSerializer.Deserialize<FormMapping>(json, Options);
            return mapping is { Schema: 1 } ? (mapping, "") : (null, "\"schema\": 1");
        }
        catch (JsonException fault)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>As <see cref="Parse"/> takes it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>
    /// Whether a workbook is laid out so: one row has every column that is given by name, and two at least are; or the named sheet holds half of the ids.
    /// </summary>
    public bool Fits(WorkbookContent workbook) => workbook.Sheets.Any(Fits);

    private bool Fits(SheetGrid grid)
    {
        if (Columns is null || (Sheet is not null && FormColumns.Plain(Sheet) != FormColumns.Plain(grid.Name))) return false;
        var named = Columns.Values.Where(wanted => LettersOf(wanted) is null).Select(FormColumns.Plain).ToHashSet();
        if (named.Count >= 2) return grid.Rows.Any(row => (HeaderRow ?? row) == row && named.IsSubsetOf(grid.Row(row).Values.Select(cell => FormColumns.Plain(cell.Text))));
        if (Sheet is null || Ids is not { Count: > 0 } || !Columns.TryGetValue(FormColumn.Number, out var number) || LettersOf(number) is not { } column) return false;
        return grid.Rows.Select(row => grid.At(row, column)).Count(cell => cell is not null && NumberOf(cell) is not null) * 2 >= Ids.Count;
    }

    /// <summary>The item behind one of the bank's ids. Excel makes a date of an id such as 1-2; its month and day are tried too.</summary>
    public int? NumberOf(GridCell cell)
    {
        if (Ids is null) return null;
        var plain = FormColumns.Plain(cell.Text);
        foreach (var (id, number) in Ids)
        {
            if (FormColumns.Plain(id) == plain) return number;
        }

        if (cell.Date is not { } date) return null;
        var made = FormColumns.Plain($"{date.Month}-{date.Day}");
        foreach (var (id, number) in Ids)
        {
            if (FormColumns.Plain(id) == made) return number;
        }

        return null;
    }

    /// <summary>The column, counted from 1, that the mapping gives to <paramref name="column"/> in a row of headings; null if it gives none or it is not there.</summary>
    public int? Place(FormColumn column, SheetGrid grid, int row) => Columns is not null && Columns.TryGetValue(column, out var wanted) ? Place(wanted, grid, row) : null;

    /// <summary>The column of those letters or of that heading; null if it is not there.</summary>
    public static int? Place(string wanted, SheetGrid grid, int row)
    {
        if (LettersOf(wanted) is { } given) return given;
        for (var at = 1; at <= ReadingLimits.Columns; at++)
        {
            if (grid.Shown(row, at) is { } heading && FormColumns.Plain(heading.Text) == FormColumns.Plain(wanted)) return at;
        }

        return null;
    }

    private static int? LettersOf(string wanted) =>
        SheetGrid.ColumnOf(wanted) is { } at and <= ReadingLimits.Columns && SheetGrid.ColumnLetters(at) == wanted ? at : null;

    public Implementation? Meaning(string word)
    {
        var plain = FormColumns.Plain(word);
        foreach (var (known, implementation) in Vocabulary ?? new Dictionary<string, Implementation>())
        {
            if (FormColumns.Plain(known) == plain) return implementation;
        }

        return null;
    }
}
