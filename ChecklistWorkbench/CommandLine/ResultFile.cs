using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.CommandLine;

/// <summary>The file that <c>--out</c> names cannot be written: its folder, the rights or the room is missing.</summary>
public sealed record ResultFileUnwritable(string Path) : Refusal
{
    public override object[] Arguments => [Path];
}

/// <summary>The file a verb makes, written beside its target first: neither a refusal nor a full disk leaves half of it under the asked-for name.</summary>
internal static class ResultFile
{
    /// <summary>Makes sure of the place before it lets the verb act, so that nothing stands in the trail that nobody got.</summary>
    public static async Task<Outcome<T>> MakeAsync<T>(FileInfo target, Func<Task<Outcome<T>>> act, Func<T, ReadOnlyMemory<byte>> contentOf, CancellationToken cancellationToken)
    {
        var part = target.FullName + ".part";
        try
        {
            Outcome<T> outcome;
            await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                outcome = await act();
                if (!outcome.Succeeded) return outcome;
                await stream.WriteAsync(contentOf(outcome.Value), cancellationToken);
            }

            File.Move(part, target.FullName, overwrite: true);
            return outcome;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new ResultFileUnwritable(target.FullName);
        }
        finally
        {
            if (target.Directory?.Exists == true) File.Delete(part);
        }
    }
}
