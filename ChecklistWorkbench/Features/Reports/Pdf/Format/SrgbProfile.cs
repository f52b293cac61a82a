using System.Buffers.Binary;
using System.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>
/// The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 4: a matrix of the primaries under D50 and the parametric curve. PDF/A wants it in the
/// file, so that colours mean the same on every screen and printer.
/// </summary>
internal static class SrgbProfile
{
    private static readonly Lazy<byte[]> Built = new(Build);

    public static ReadOnlySpan<byte> Bytes => Built.Value;

    private static byte[] Build()
    {
        var curve = Curve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
        (string Signature, byte[] Content)[] tags =
        [
            ("desc", Words("sRGB IEC61966-2.1")),
            ("cprt", Words("No copyright, use freely")),
            ("wtpt", Fixed("XYZ ", 0.9642, 1, 0.8249)),
            ("chad", Fixed("sf32", 1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)),
            ("rXYZ", Fixed("XYZ ", 0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Fixed("XYZ ", 0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Fixed("XYZ ", 0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var places = new Dictionary<byte[], int>(); // The three curves are one.
        var size = 128 + 4 + (12 * tags.Length);
        foreach (var (_, content) in tags)
        {
            if (places.TryAdd(content, size)) size += content.Length;
        }

        var profile = new byte[size];
        WriteHead(profile);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), tags.Length);
        for (var i = 0; i < tags.Length; i++)
        {
            var entry = profile.AsSpan(132 + (12 * i));
            Encoding.ASCII.GetBytes(tags[i].Signature, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], places[tags[i].Content]);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Content.Length);
            tags[i].Content.CopyTo(profile.AsSpan(places[tags[i].Content]));
        }

        return profile;
    }

    private static void WriteHead(Span<byte> profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile[8..], 0x04200000);
        "mntrRGB XYZ "u8.CopyTo(profile[12..]);
        ReadOnlySpan<short> made = [2026, 1, 1, 0, 0, 0];
        for (var i = 0; i < made.Length; i++) BinaryPrimitives.WriteInt16BigEndian(profile[(24 + (2 * i))..], made[i]);
        "acsp"u8.CopyTo(profile[36..]);
        WriteFixed(profile[68..], 0.9642);
        WriteFixed(profile[72..], 1);
        WriteFixed(profile[76..], 0.8249);
    }

    private static byte[] Words(string ascii)
    {
        var tag = new byte[(28 + (2 * ascii.Length) + 3) & ~3];
        "mluc"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(12), 12);
        "enUS"u8.CopyTo(tag.AsSpan(16));
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(20), 2 * ascii.Length);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(24), 28);
        Encoding.BigEndianUnicode.GetBytes(ascii, tag.AsSpan(28));
        return tag;
    }

    private static byte[] Fixed(string signature, params ReadOnlySpan<double> numbers)
    {
        var tag = new byte[8 + (4 * numbers.Length)];
        Encoding.ASCII.GetBytes(signature, tag);
        for (var i = 0; i < numbers.Length; i++) WriteFixed(tag.AsSpan(8 + (4 * i)), numbers[i]);
        return tag;
    }

    private static byte[] Curve(params ReadOnlySpan<double> parameters)
    {
        var tag = new byte[12 + (4 * parameters.Length)];
        "para"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt16BigEndian(tag.AsSpan(8), 3); // A power above the fourth threshold, a line below it.
        for (var i = 0; i < parameters.Length; i++) WriteFixed(tag.AsSpan(12 + (4 * i)), parameters[i]);
        return tag;
    }

    private static void WriteFixed(Span<byte> at, double number) => BinaryPrimitives.WriteInt32BigEndian(at, (int)Math.Round(number * 65536));
}
