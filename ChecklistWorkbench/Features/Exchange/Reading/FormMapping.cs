using System.Text.Json;
using System.Text.Json.Serialization;
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
public sealed record FormMapping(
    int Schema, string? Name, string? Sheet, int? HeaderRow, IReadOnlyDictionary<FormColumn, string>? Columns, IReadOnlyDictionary<string, int>? Ids,
    IReadOnlyDictionary<string, Implementation>? Vocabulary, Party? PlainJointText)
{
    private const int LongestFile = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
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
    public int? Place(FormColumn column, SheetGrid grid, int row)
    {
        if (Columns is null || !Columns.TryGetValue(column, out var wanted)) return null;
        for (var at = 1; at <= ReadingLimits.Columns; at++)
        {
            if (SheetGrid.ColumnLetters(at) == wanted) return at;
        }

        for (var at = 1; at <= ReadingLimits.Columns; at++)
        {
            if (grid.Shown(row, at) is { } heading && FormColumns.Plain(heading.Text) == FormColumns.Plain(wanted)) return at;
        }

        return null;
    }

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
