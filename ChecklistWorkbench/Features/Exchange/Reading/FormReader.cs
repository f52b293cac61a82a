using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <param name="Editions">The editions known here. A form that names none is read as the newest.</param>
/// <param name="Sheet">The sheet to read; null for the one that looks most like a form.</param>
/// <param name="Mapping">How the layout is to be understood; null if its column names say it.</param>
public sealed record ReadingOptions(IReadOnlyList<ChecklistEdition> Editions, string? Sheet = null, FormMapping? Mapping = null);

/// <summary>Finds the form in a workbook and reads it, by names and never by position. What is unclear stays unread and is listed.</summary>
public static class FormReader
{
    public static Outcome<ReadForm> Read(WorkbookContent workbook, ReadingOptions options)
    {
        var problems = new List<WorkbookProblem>();
        var origin = OriginOf(workbook, problems);
        var edition = options.Editions.FirstOrDefault(edition => edition.Id == origin?.EditionId) ?? options.Editions.MaxBy(edition => edition.RevisedOn ?? edition.PublishedOn)!;
        if (origin is not null && edition.Id != origin.EditionId)
            problems.Add(new(WorkbookProblemCode.EditionUnknown, FormBaseReader.Sheet, null, origin.EditionId, edition.Label));

        var excluded = workbook.Sheets.Where(sheet => sheet.Name == FormBaseReader.Sheet).SelectMany(FormBaseReader.ExcludedOf).ToHashSet();
        var sheets = workbook.Sheets.Where(sheet => sheet.Name != FormBaseReader.Sheet).ToList();
        if ((options.Sheet ?? options.Mapping?.Sheet) is { } wanted)
        {
            sheets = sheets.FindAll(sheet => FormColumns.Plain(sheet.Name) == FormColumns.Plain(wanted));
            if (sheets.Count == 0) return new WorkbookRefused(new(WorkbookProblemCode.SheetNotFound, wanted, null, string.Join('、', workbook.Sheets.Where(sheet => !sheet.IsHidden).Select(sheet => sheet.Name))));
        }

        var readings = sheets.Select(sheet => (Sheet: sheet, Heading: FormHeading.Find(sheet, options.Mapping))).ToList();
        var forms = readings.Where(reading => reading.Heading is { IsForm: true })
            .Select(reading => Read(reading.Sheet, reading.Heading!, new(edition, origin, excluded, options.Mapping)))
            .OrderBy(form => form.Sheet.IsHidden).ThenByDescending(form => form.Rows.Items.Count(item => !item.IsCustom)).ThenByDescending(form => form.Heading.Distinct).ToList();
        if (forms.Count == 0) return new WorkbookRefused(NoHeader(readings));

        var (best, heading, rows) = forms[0];
        var detailProblems = new List<WorkbookProblem>();
        var details = DetailReader.Read(workbook, excluded, detailProblems.Add);
        return new ReadForm(origin?.EditionId, best.Name, heading.Row, rows.Items, details, heading.Unmapped, [.. forms.Skip(1).Select(form => form.Sheet.Name)], origin,
            [.. problems, .. best.Problems, .. heading.Problems, .. rows.Problems, .. detailProblems]);
    }

    private static (SheetGrid Sheet, FormHeading Heading, FormRows Rows) Read(SheetGrid sheet, FormHeading heading, FormContext context) =>
        (sheet, heading, FormRows.Read(sheet, heading, context));

    private static FormBase? OriginOf(WorkbookContent workbook, List<WorkbookProblem> problems)
    {
        if (workbook.Sheets.FirstOrDefault(sheet => sheet.Name == FormBaseReader.Sheet) is not { } sheet) return null;
        var (origin, problem) = FormBaseReader.Read(sheet);
        if (problem is not null) problems.Add(problem);
        return origin;
    }

    /// <summary>Names the row that comes nearest to a heading, and what it lacks.</summary>
    private static WorkbookProblem NoHeader(IReadOnlyList<(SheetGrid Sheet, FormHeading? Heading)> readings)
    {
        var nearest = readings.Where(reading => reading.Heading is not null).OrderByDescending(reading => reading.Heading!.Distinct).FirstOrDefault();
        if (nearest.Heading is null) return new(WorkbookProblemCode.NoHeader, readings.FirstOrDefault(reading => !reading.Sheet.IsHidden).Sheet?.Name ?? (readings.Count > 0 ? readings[0].Sheet.Name : null), "A1", "通番・現在の対応状況");
        var missing = new[] { (FormColumn.Number, "通番"), (FormColumn.CurrentStatus, "現在の対応状況") }.Where(column => nearest.Heading.Of(column.Item1) is null).Select(column => column.Item2);
        var first = nearest.Heading.Columns.Keys.DefaultIfEmpty(1).First();
        return new(WorkbookProblemCode.NoHeader, nearest.Sheet.Name, SheetGrid.Reference(nearest.Heading.Row, first), string.Join('・', missing));
    }
}
