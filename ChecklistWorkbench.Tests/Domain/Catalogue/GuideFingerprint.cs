using System.Security.Cryptography;
using System.Text;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>
/// Knows the official wording without holding it: hashes (40 bits) of 20 characters at every sixth place. Whatever repeats 25 characters
/// of the guide holds one of them whole; the gaps between them are too wide to piece the text together from the hashes.
/// </summary>
internal sealed class GuideFingerprint
{
    public const int Repetition = 25;
    private const int Length = 20;
    private const int Step = Repetition - Length + 1;
    private const int HashBytes = 5;

    private readonly HashSet<ulong> _hashes = [];

    private GuideFingerprint(ReadOnlySpan<byte> file)
    {
        for (var at = 0; at < file.Length; at += HashBytes) _hashes.Add(ToNumber(file.Slice(at, HashBytes)));
    }

    public static GuideFingerprint Read()
    {
        using var stream = typeof(GuideFingerprint).Assembly.GetManifestResourceStream("guide-fingerprint.bin")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new GuideFingerprint(copy.ToArray());
    }

    /// <summary>The fingerprint file of the guide's text.</summary>
    public static byte[] Make(string guide)
    {
        var text = Normalize(guide);
        var hashes = new SortedSet<ulong>();
        for (var at = 0; at + Length <= text.Length; at += Step) hashes.Add(HashOf(text.AsSpan(at, Length)));
        return [.. hashes.SelectMany(hash => BitConverter.GetBytes(hash).Take(HashBytes))];
    }

    /// <summary>NFKC without white space, so that neither line breaks nor character widths hide a repetition.</summary>
    public static string Normalize(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character)));

    /// <summary>What of <paramref name="text"/> stands in the guide too; names in Latin letters alone do not count.</summary>
    public IEnumerable<string> RepetitionsIn(string text)
    {
        var normalized = Normalize(text);
        return Enumerable.Range(0, Math.Max(0, normalized.Length - Length + 1)).Select(at => normalized.Substring(at, Length))
            .Where(piece => !piece.All(char.IsAscii) && _hashes.Contains(HashOf(piece)));
    }

    private static ulong HashOf(ReadOnlySpan<char> piece) => ToNumber(SHA256.HashData(Encoding.UTF8.GetBytes(piece.ToArray())).AsSpan(0, HashBytes));

    private static ulong ToNumber(ReadOnlySpan<byte> bytes)
    {
        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        bytes.CopyTo(whole);
        return BitConverter.ToUInt64(whole);
    }
}
