using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Features.EvidencePacks.Verification;
using ChecklistWorkbench.Persistence.Packs;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.EvidencePacks;

/// <summary>Whoever can sign a pack anew still cannot change one row of its trail unseen.</summary>
public sealed class TrailCheckTests(PackVerifierTests.MadePack made) : IClassFixture<PackVerifierTests.MadePack>, IDisposable
{
    private readonly ECDsa _own = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string[] Rows => Encoding.UTF8.GetString(made.Files.Single(file => file.Path == PackPath.TrailEntries).Content).TrimEnd('\n').Split('\n');

    [Fact]
    public void Every_entry_of_a_whole_pack_is_followed() => Assert.Equal((true, Rows.Length), (Verify(made.Pack).IsWhole, (int)Verify(made.Pack).Entries));

    [Fact]
    public void Any_row_changed_left_out_doubled_or_moved_is_found_and_the_first_wrong_one_named() => Prop.ForAll(
        Gen.Choose(0, Rows.Length - 1).SelectMany(row => Gen.Choose(0, 4).Select(way => (row, way))).ToArbitrary(), change =>
        {
            var (row, way) = change;
            var (rows, last) = (Rows.ToList(), Rows.Length - 1);
            var (kind, named) = Change(rows, row, way, last);
            var verdict = Verify(Forged(rows));
            return verdict.Faults is [var fault] && fault == new PackFault(kind, PackPath.TrailEntries, named);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Any_flipped_byte_of_a_row_is_found() => Prop.ForAll(
        Gen.Choose(0, Rows.Length - 1).SelectMany(row => Gen.Choose(0, 5_000).Select(place => (row, place))).ToArbitrary(), flip =>
        {
            var (row, place) = flip;
            var rows = Rows;
            var bytes = Encoding.UTF8.GetBytes(rows[row]);
            bytes[place % bytes.Length] ^= 0x01;
            var lines = rows.Select((text, at) => at == row ? bytes : Encoding.UTF8.GetBytes(text)).SelectMany(line => line.Append((byte)'\n')).ToArray();
            var verdict = Verify(PackSamples.Forged(made.Files.Select(file => file.Path == PackPath.TrailEntries ? (file.Path, lines) : file), _own));
            // A smaller number in its place is named by that number.
            return verdict.Faults is [{ Path: PackPath.TrailEntries, Row: { } named }] && named <= row + 2;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_checkpoint_that_the_pack_s_key_did_not_sign_is_named()
    {
        var changed = made.Files.Select(file => file.Path == PackPath.CheckpointSignature ? (file.Path, _own.SignData("other"u8.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) : file).ToList();
        var sums = string.Concat(changed.Where(file => file.Path is not ("SHA256SUMS" or "SHA256SUMS.sig")).Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Item2))}  {file.Path}\n"));

        var verdict = Verify(PackSamples.Pack(changed.Select(file => file.Path == "SHA256SUMS" ? (file.Path, Encoding.UTF8.GetBytes(sums)) : file)));

        Assert.Equal([PackPath.Checkpoint, PackPath.CheckpointSignature], verdict.Faults.Where(fault => fault.Kind == PackFaultKind.CheckpointNotSigned).Select(fault => fault.Path));
    }

    [Fact]
    public void What_is_no_entry_is_named_by_its_line()
    {
        Assert.Equal([new(PackFaultKind.RowUnreadable, PackPath.TrailEntries, 2)], Verify(Forged([Rows[0], "{}", .. Rows[2..]])).Faults);
        Assert.Equal([new(PackFaultKind.RowMissing, PackPath.TrailEntries, 1)], Verify(Forged([])).Faults);
    }

    public void Dispose() => _own.Dispose();

    private (PackFaultKind Kind, long Row) Change(List<string> rows, int row, int way, int last)
    {
        var text = rows[row];
        switch (way)
        {
            case 0:
                rows[row] = text.Replace("\"action\":\"", "\"action\":\"x", StringComparison.Ordinal);
                return (PackFaultKind.RowAltered, row + 1);
            case 1:
                rows.RemoveAt(row);
                return (PackFaultKind.RowMissing, row + 1);
            case 2:
                rows.Insert(row, text);
                return (PackFaultKind.RowSurplus, row + 1);
            case 3 when row < last:
                (rows[row], rows[row + 1]) = (rows[row + 1], rows[row]);
                return (PackFaultKind.RowMissing, row + 1);
            default:
                rows[row] = Rehashed(text.Replace("\"action\":\"", "\"action\":\"x", StringComparison.Ordinal));
                return row < last ? (PackFaultKind.RowUnlinked, row + 2) : (PackFaultKind.HeadDiffers, row + 1);
        }
    }

    /// <summary>The row with the hash that its changed content calls for.</summary>
    private static string Rehashed(string row)
    {
        var (entry, previous) = (row["{\"entry\":".Length..row.LastIndexOf(",\"previousHash\":", StringComparison.Ordinal)], row[^140..^76]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("checklist-workbench/audit/1\n" + entry + previous)));
        return row[..^66] + hash + "\"}";
    }

    private byte[] Forged(IEnumerable<string> rows) =>
        PackSamples.Forged(made.Files.Select(file => file.Path == PackPath.TrailEntries ? (file.Path, Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row + "\n")))) : file), _own);

    private static PackVerdict Verify(byte[] pack)
    {
        using var content = PackContent.OfZip(new MemoryStream(pack));
        return PackVerifier.VerifyAsync(content, null, CancellationToken.None).GetAwaiter().GetResult();
    }
}
