using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Workbook;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>From a file's bytes to what its form says. Needs no database, changes nothing, and takes bounded time and memory whatever the file is.</summary>
public static class ReadWorkbook
{
    /// <summary>Reads at most one byte more than a file may have; a longer one is refused unread.</summary>
    public static async Task<Outcome<ReadForm>> FromAsync(Stream file, ReadingOptions options, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await file.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (kept.Length + read > ReadingLimits.FileBytes) return new WorkbookRefused(new(WorkbookProblemCode.FileTooLarge, null, null, ReadingLimits.FileBytes / 1024 / 1024));
            kept.Write(buffer, 0, read);
        }

        return From(kept.ToArray(), options, cancellationToken);
    }

    public static Outcome<ReadForm> From(byte[] file, ReadingOptions options, CancellationToken cancellationToken)
    {
        var workbook = WorkbookReader.Read(file, cancellationToken);
        return workbook.Succeeded ? FormReader.Read(workbook.Value, options) : workbook.Refusal;
    }
}
