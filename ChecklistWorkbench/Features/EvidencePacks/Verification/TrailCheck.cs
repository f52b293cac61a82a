using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.EvidencePacks.Verification;

/// <summary>
/// Follows the audit trail inside a pack from its first entry to the signed checkpoint. It notes the first entry that is wrong: whoever changes one has
/// to change all that follow, and those say nothing more.
/// </summary>
internal sealed partial class TrailCheck(Dictionary<string, FoundFile> files, ECDsa? key, string? keyId, List<PackFault> faults)
{
    /// <summary>Far more than an entry's texts can come to.</summary>
    private const int MostLineCharacters = 8 * 1024 * 1024;

    /// <returns>How many entries were followed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var checkpoint = await CheckpointAsync(cancellationToken);
        if (!files.TryGetValue(PackPath.TrailEntries, out var file))
        {
            faults.Add(new(PackFaultKind.Missing, PackPath.TrailEntries));
            return 0;
        }

        var (walk, lines) = (new ChainWalk(), 0L);
        try
        {
            await using var stream = file.Open();
            await foreach (var line in LinesAsync(stream, cancellationToken))
            {
                lines++;
                if (FaultOf(line, walk, checkpoint?.ChainId, lines) is not { } fault) continue;
                faults.Add(fault);
                return lines - 1;
            }
        }
        catch (Exception fault) when (PackVerifier.IsOfTheFile(fault))
        {
            faults.Add(new(PackFaultKind.Unreadable, PackPath.TrailEntries));
            return lines;
        }

        if (checkpoint is not null && walk.End(checkpoint.Count, checkpoint.HeadHash) is { } end) faults.Add(new(KindOf(end.Kind), PackPath.TrailEntries, end.Sequence));
        return lines;
    }

    /// <summary>What the checkpoint says; null, and the fault is noted, where it cannot be relied on.</summary>
    private async Task<StatedHead?> CheckpointAsync(CancellationToken cancellationToken)
    {
        var content = await PackVerifier.ReadAsync(files, PackPath.Checkpoint, PackVerifier.MostKeyBytes, faults, cancellationToken);
        var signature = await PackVerifier.ReadAsync(files, PackPath.CheckpointSignature, PackVerifier.MostKeyBytes, faults, cancellationToken);
        if (content is null || signature is null || key is null) return null;
        if (faults.Exists(fault => fault.Path is PackPath.Checkpoint or PackPath.CheckpointSignature)) return null; // Said already which of the two was changed.
        if (Read(content) is not { } stated)
        {
            faults.Add(new(PackFaultKind.NoCheckpoint, PackPath.Checkpoint));
            return null;
        }

        if (stated.KeyId == keyId && PackVerifier.IsSigned(key, content, signature)) return stated;
        faults.AddRange([new(PackFaultKind.CheckpointNotSigned, PackPath.Checkpoint), new(PackFaultKind.CheckpointNotSigned, PackPath.CheckpointSignature)]);
        return null;
    }

    private static StatedHead? Read(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<StatedHead>(content, CanonicalJson.Options) is { ChainId: not null, HeadHash: not null, KeyId: not null } stated ? stated : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PackFault? FaultOf(string? line, ChainWalk walk, string? chainId, long number)
    {
        if (line is null || EntryLine().Match(line) is not { Success: true } match || PlaceOf(match.Groups[1].Value) is not { ChainId: not null, Sequence: > 0 } place)
            return new(PackFaultKind.RowUnreadable, PackPath.TrailEntries, number);
        if (chainId is not null && place.ChainId != chainId) return new(PackFaultKind.RowSurplus, PackPath.TrailEntries, place.Sequence);
        return walk.Take(place.Sequence, match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) is { } fault
            ? new(KindOf(fault.Kind), PackPath.TrailEntries, fault.Sequence)
            : null;
    }

    private static Place? PlaceOf(string entry)
    {
        try
        {
            return JsonSerializer.Deserialize<Place>(entry, CanonicalJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PackFaultKind KindOf(ChainFaultKind kind) => kind switch
    {
        ChainFaultKind.Missing => PackFaultKind.RowMissing,
        ChainFaultKind.Surplus => PackFaultKind.RowSurplus,
        ChainFaultKind.Altered => PackFaultKind.RowAltered,
        ChainFaultKind.Unlinked => PackFaultKind.RowUnlinked,
        _ => PackFaultKind.HeadDiffers,
    };

    /// <summary>The lines without their line feeds; null for one that is none: too long, or without an end.</summary>
    private static async IAsyncEnumerable<string?> LinesAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        var (line, buffer) = (new StringBuilder(), new char[64 * 1024]);
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            for (var from = 0; from < read;)
            {
                var length = buffer.AsSpan(from, read - from).IndexOf('\n');
                line.Append(buffer, from, length < 0 ? read - from : length);
                if (line.Length > MostLineCharacters)
                {
                    yield return null;
                    yield break;
                }

                if (length < 0) break;
                yield return line.ToString();
                line.Clear();
                from += length + 1;
            }
        }

        if (line.Length > 0) yield return null;
    }

    [GeneratedRegex("""^\{"entry":(\{.*\}),"previousHash":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"\}$""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex EntryLine();

    private sealed record StatedHead(string ChainId, long Count, string HeadHash, string KeyId);

    private sealed record Place(string ChainId, long Sequence);
}
