using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Files that a command line names: read whole within the limits, or refused by name.</summary>
public static class ReceivedPath
{
    /// <summary>The workbook's bytes. Excel keeps a workbook open for writing while it shows it; reading beside it is allowed.</summary>
    public static async Task<Outcome<byte[]>> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > ReadingLimits.FileBytes) return new WorkbookRefused(new(WorkbookProblemCode.FileTooLarge, null, null, ReadingLimits.FileBytes / 1024 / 1024));
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content, cancellationToken);
            return content;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new WorkbookRefused(new(WorkbookProblemCode.FileUnavailable, null, null, file.Name));
        }
    }

    /// <summary>The mapping in a file; none if no file is named.</summary>
    public static async Task<Outcome<FormMapping?>> ReadMappingAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null) return default(FormMapping);
        try
        {
            var (mapping, fault) = FormMapping.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken));
            return mapping is null ? new WorkbookRefused(new(WorkbookProblemCode.MappingUnusable, null, null, file.Name, fault)) : mapping;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new WorkbookRefused(new(WorkbookProblemCode.FileUnavailable, null, null, file.Name));
        }
    }
}
