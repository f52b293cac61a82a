using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Features.EvidencePacks.Verification;

/// <summary>
/// Checks a pack by itself: the signature over the list, every file against the list, and the audit trail entry by entry up to its signed checkpoint. It
/// keeps a stretch of bytes in memory at a time.
/// </summary>
public static partial class PackVerifier
{
    /// <summary>Far more than a list or a key can be; what is longer is neither.</summary>
    private const int MostListBytes = 64 * 1024 * 1024;
    internal const int MostKeyBytes = 64 * 1024;

    /// <param name="content">What was handed in.</param>
    /// <param name="expectedKeyId">The key that must have signed; null if the caller compares it themselves.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<PackVerdict> VerifyAsync(PackContent content, string? expectedKeyId, CancellationToken cancellationToken)
    {
        var faults = new List<PackFault>();
        var files = new Dictionary<string, FoundFile>(StringComparer.Ordinal);
        foreach (var file in content.Files)
        {
            if (!files.TryAdd(file.Path, file)) faults.Add(new(PackFaultKind.Twice, file.Path));
        }

        var sums = await ReadAsync(files, PackFiles.Sums, MostListBytes, faults, cancellationToken);
        var signature = await ReadAsync(files, PackFiles.Signature, MostKeyBytes, faults, cancellationToken);
        using var key = KeyOf(await ReadAsync(files, PackFiles.PublicKey, MostKeyBytes, faults, cancellationToken), faults);
        var keyId = key is null ? null : PublicJwk.Of(key.ExportSubjectPublicKeyInfo()).ToThumbprint();
        if (keyId is not null && expectedKeyId is not null && keyId != expectedKeyId) faults.Add(new(PackFaultKind.OtherKey, PackFiles.PublicKey));
        if (key is not null && sums is not null && signature is not null && !IsSigned(key, sums, signature))
            faults.AddRange([new(PackFaultKind.NotSigned, PackFiles.Sums), new(PackFaultKind.NotSigned, PackFiles.Signature)]); // One of the two: which, nobody can tell.

        var listed = sums is null ? null : ListOf(sums);
        if (sums is not null && listed is null) faults.Add(new(PackFaultKind.NoList, PackFiles.Sums));
        if (listed is not null) await CompareAsync(files, listed, faults, cancellationToken);
        var entries = await new TrailCheck(files, key, keyId, faults).RunAsync(cancellationToken);
        return new([.. faults.Distinct().OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Kind)], listed?.Count ?? 0, entries, keyId);
    }

    private static async Task CompareAsync(
        Dictionary<string, FoundFile> files, IReadOnlyDictionary<string, string> listed, List<PackFault> faults, CancellationToken cancellationToken)
    {
        foreach (var (path, sha256) in listed)
        {
            if (!files.TryGetValue(path, out var file)) faults.Add(new(PackFaultKind.Missing, path));
            else if (await HashAsync(file, cancellationToken) is not { } actual) faults.Add(new(PackFaultKind.Unreadable, path));
            else if (actual != sha256) faults.Add(new(PackFaultKind.Changed, path));
        }

        faults.AddRange(files.Keys.Where(path => path is not (PackFiles.Sums or PackFiles.Signature) && !listed.ContainsKey(path)).Select(path => new PackFault(PackFaultKind.Extra, path)));
    }

    private static async Task<string?> HashAsync(FoundFile file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file.Open();
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            return null;
        }
    }

    /// <summary>A short file's bytes; null, and the fault is noted, where there are none.</summary>
    internal static async Task<byte[]?> ReadAsync(Dictionary<string, FoundFile> files, string path, int most, List<PackFault> faults, CancellationToken cancellationToken)
    {
        if (!files.TryGetValue(path, out var file))
        {
            faults.Add(new(PackFaultKind.Missing, path));
            return null;
        }

        try
        {
            await using var stream = file.Open();
            using var content = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (content.Length + read > most) throw new InvalidDataException($"{path} is longer than such a file can be.");
                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            faults.Add(new(PackFaultKind.Unreadable, path));
            return null;
        }
    }

    private static ECDsa? KeyOf(byte[]? pem, List<PackFault> faults)
    {
        if (pem is null) return null;
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Encoding.UTF8.GetString(pem));
            if (key.KeySize == 256) return key;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            // No key is an answer too, given below.
        }

        key.Dispose();
        faults.Add(new(PackFaultKind.NoKey, PackFiles.PublicKey));
        return null;
    }

    internal static bool IsSigned(ECDsa key, byte[] content, byte[] signature)
    {
        try
        {
            return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false; // Not even the form of a signature.
        }
    }

    /// <summary>Hashes by path; null if it is not, line by line, what <c>sha256sum</c> writes.</summary>
    private static Dictionary<string, string>? ListOf(byte[] sums)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = Encoding.UTF8.GetString(sums);
        if (!text.EndsWith('\n')) return null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (SumLine().Match(line) is not { Success: true } match || !listed.TryAdd(match.Groups[2].Value.Normalize(NormalizationForm.FormC), match.Groups[1].Value)) return null;
        }

        return listed;
    }

    /// <summary>Whether a fault is the file's own and not this program's.</summary>
    internal static bool IsOfTheFile(Exception fault) => fault is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException;

    [GeneratedRegex("^([0-9a-f]{64})  ([^\\r\\n]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex SumLine();
}
