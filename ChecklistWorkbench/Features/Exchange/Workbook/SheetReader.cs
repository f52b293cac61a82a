using System.Globalization;
using System.Xml;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>
/// Reads one sheet's cells, front to back. Rows and columns beyond the limits are passed over without looking into them; only whether something stands
/// there is told.
/// </summary>
internal sealed class SheetReader(SharedStrings strings, NumberFormats formats, bool from1904, ReadingBudget budget)
{
    public SheetGrid Read(SheetEntry sheet, XmlReader xml, PartStream part)
    {
        var grid = new SheetGrid(sheet.Name, sheet.IsHidden);
        var (row, column, rows, passOverFrom) = (0, 0, 0, -1L);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "row":
                    row = xml.GetAttribute("r") is { } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : row + 1;
                    (column, rows) = (0, rows + 1);
                    break;
                case "c":
                    column = SheetGrid.ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    var isWithin = row is > 0 and <= ReadingLimits.Rows && rows <= ReadingLimits.Rows && column <= ReadingLimits.Columns;
                    if (isWithin) ReadCell(xml, grid, row, column);
                    else if (!xml.IsEmptyElement) ReportBeyond(grid, row, column, rows);
                    break;
                case "mergeCell":
                    if (SheetGrid.RangeOf(xml.GetAttribute("ref")) is { } merge) grid.Merge(merge);
                    break;
            }

            if (rows <= ReadingLimits.Rows) continue;
            if (passOverFrom < 0) passOverFrom = part.Count;
            if (part.Count - passOverFrom < ReadingLimits.PassOverBytes) continue;
            ReportBeyond(grid, ReadingLimits.Rows + 1, 1, rows);
            break;
        }

        return grid;
    }

    private void ReadCell(XmlReader xml, SheetGrid grid, int row, int column)
    {
        if (xml.IsEmptyElement) return;
        var (kind, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (hasFormula, value, end) = (false, default(CellText?), xml.Depth);
        while (xml.Read() && xml.Depth > end)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "f") hasFormula = true;
            else if (xml.LocalName == "v") value = RichText.ReadElement(xml);
            else if (xml.LocalName == "is") value = RichText.Read(xml);
        }

        var isUncomputed = hasFormula && kind != "str" && value is not { Length: > 0 };
        var cell = isUncomputed ? new GridCell("", 0, null, GridCellState.Uncomputed) : value is { } found ? CellOf(kind, style, found) : null;
        if (cell is null || cell is { Text: "", State: GridCellState.Plain }) return;
        if (kind != "s") budget.KeepText(cell.Text.Length);
        budget.KeepCell();
        grid.Put(row, column, cell);
    }

    private GridCell CellOf(string? kind, string? style, CellText value)
    {
        switch (kind)
        {
            case "s":
                var shared = strings[int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1];
                return new(shared.Text, shared.Length);
            case "d" when DateTime.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year > 1900:
                return NumberOf(moment.ToOADate() - (from1904 ? DateText.DaysTo1904 : 0), style);
            case "str" or "inlineStr" or "d":
                return new(value.Text, value.Length);
            case "b":
                return Shown(value.Text.Trim() is "1" or "true" ? "TRUE" : "FALSE");
            case "e":
                return new(value.Text, value.Length, null, GridCellState.Error);
        }

        return double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? NumberOf(number, style) : new(value.Text, value.Length);
    }

    private GridCell NumberOf(double number, string? style)
    {
        if (style is null or "0" && formats.OfStyle(0) == NumberFormats.General) return Shown(NumberText.General(number)) with { Number = number };
        var format = formats.OfStyle(int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0);
        var (text, isDate) = NumberText.Show(number, format, from1904);
        if (!isDate) return Shown(text) with { Number = number };
        var day = DateText.DateOf(number, from1904) is { } date ? DateOnly.FromDateTime(date) : default(DateOnly?);
        return Shown(text) with { Number = number, State = GridCellState.Date, Date = day };
    }

    private static GridCell Shown(string text) => new(text, text.Length);

    private static void ReportBeyond(SheetGrid grid, int row, int column, int rows)
    {
        var code = row > ReadingLimits.Rows || rows > ReadingLimits.Rows ? WorkbookProblemCode.RowsBeyondLimit : WorkbookProblemCode.ColumnsBeyondLimit;
        if (grid.Problems.Any(problem => problem.Code == code)) return;
        grid.Report(new(code, grid.Name, SheetGrid.Reference(row, column), ReadingLimits.Rows, ReadingLimits.Columns));
    }
}
