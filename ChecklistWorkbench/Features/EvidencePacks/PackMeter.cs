using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>How far a pack is on its way out.</summary>
/// <param name="Path">The file that is being written.</param>
/// <param name="File">Its place among <paramref name="Files"/>, from 1.</param>
/// <param name="Permille">Of all the work, 0 to 1000; it never goes back.</param>
public sealed record PackProgress(string Path, int File, int Files, int Permille);

/// <summary>Measures the writing of parts by their bytes; one whose size is not known before counts as <see cref="TypicalBytes"/>.</summary>
internal sealed class PackMeter(IReadOnlyList<PackPart> parts, Action<PackProgress>? progress)
{
    private const long TypicalBytes = 200_000;

    private readonly long _total = parts.Sum(WeightOf);
    private long _before;
    private long _within;
    private long _weight;
    private int _file;
    private int _told = -1;

    /// <summary>The next part's turn; what comes back is told of each stretch written.</summary>
    public Action<int>? Begin(PackPart part)
    {
        if (progress is null) return null;
        (_before, _within, _weight, _told) = (_before + _weight, 0, WeightOf(part), -1);
        _file++;
        Tell(part.Path);
        return bytes =>
        {
            _within = Math.Min(_within + bytes, _weight);
            Tell(part.Path);
        };
    }

    private static long WeightOf(PackPart part) => (part.Size ?? TypicalBytes) + 1;

    private void Tell(string path)
    {
        var permille = (int)((_before + _within) * 1000 / _total);
        if (permille == _told) return;
        _told = permille;
        progress!(new(path, _file, parts.Count, permille));
    }
}
