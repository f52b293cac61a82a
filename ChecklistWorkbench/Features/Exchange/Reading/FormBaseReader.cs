using System.Globalization;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Reads the hidden sheet that says what a form was made from. Rows and columns are found by their names; whoever edits it can only spoil it for themselves.</summary>
public static class FormBaseReader
{
    /// <summary>The sheet's name.</summary>
    public const string Sheet = "ChecklistWorkbench";

    private const int Schema = 1;
    private const int MostTexts = 4_000;

    /// <summary>What the sheet says; null, with a problem on the cell, if it cannot be understood.</summary>
    public static (FormBase? Base, WorkbookProblem? Problem) Read(SheetGrid grid)
    {
        var facts = grid.Rows.Where(row => grid.At(row, 1) is not null).GroupBy(row => grid.At(row, 1)!.Text).ToDictionary(group => group.Key, group => group.First());
        var submission = Fact("submission");
        if (!facts.TryGetValue("number", out var header)) return (null, Unreadable(1));
        if (Fact("schema") != Schema.ToString(CultureInfo.InvariantCulture)) return (null, Unreadable(facts.GetValueOrDefault("schema", 1)));
        if (!Guid.TryParse(Fact("assessment"), out var assessment)) return (null, Unreadable(facts.GetValueOrDefault("assessment", 1)));
        var number = Number(submission);
        if (number is null && submission != "draft") return (null, Unreadable(facts.GetValueOrDefault("submission", 1)));

        var columns = grid.Row(header).GroupBy(cell => cell.Value.Text).ToDictionary(group => group.Key, group => group.First().Key);
        var texts = new List<FormBaseText>();
        foreach (var row in grid.Rows.Where(row => row > header).Take(MostTexts))
        {
            if (Number(At(row, "number")) is not { } item || Number(At(row, "revision")) is not { } revision || At(row, "party") is not { } party
                || At(row, "field") is not { } field || At(row, "sha256") is not { Length: 64 } hash)
                return (null, Unreadable(row));
            texts.Add(new(item, party, field, revision, hash));
        }

        return (new(Fact("edition") ?? "", assessment, number, Fact("version") ?? "", texts) { Excluded = [.. ExcludedOf(grid).Order()] }, null);

        string? Fact(string name) => facts.TryGetValue(name, out var row) ? grid.At(row, 2)?.Text : null;
        string? At(int row, string name) => columns.TryGetValue(name, out var column) ? grid.At(row, column)?.Text : null;
        WorkbookProblem Unreadable(int row) => new(WorkbookProblemCode.BaseUnreadable, grid.Name, SheetGrid.Reference(row, 1));
    }

    /// <summary>Items whose rows are not for taking in: left out of the assessment, with the reason standing in 備考.</summary>
    public static IReadOnlySet<int> ExcludedOf(SheetGrid grid)
    {
        var row = grid.Rows.FirstOrDefault(row => grid.At(row, 1)?.Text == "excluded");
        return (grid.At(row, 2)?.Text ?? "").Split(',').Select(Number).OfType<int>().ToHashSet();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
