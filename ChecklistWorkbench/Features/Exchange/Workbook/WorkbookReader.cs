using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>Reads the cells of an Office Open XML workbook that anyone may have made. What the file is not fit for is refused in words; it never evaluates or follows anything.</summary>
public static class WorkbookReader
{
    /// <summary>The sheets in the workbook's order, cells within <see cref="ReadingLimits"/> only.</summary>
    public static Outcome<WorkbookContent> Read(byte[] file, CancellationToken cancellationToken)
    {
        try
        {
            var package = WorkbookPackage.Open(file);
            var index = WorkbookIndex.Of(package);
            var reader = new SheetReader(SharedStrings.Of(package, index), NumberFormats.Of(package, index), index.From1904, package.Budget);
            var sheets = new List<SheetGrid>();
            foreach (var sheet in index.Sheets)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sheets.Add(package.Read(sheet.Part, (xml, part) => reader.Read(sheet, xml, part)));
            }

            return new WorkbookContent(sheets);
        }
        catch (WorkbookFaultException fault)
        {
            return new WorkbookRefused(fault.Problem);
        }
    }
}
