using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Domain.Assessments;

namespace ChecklistWorkbench.Features.Oscal;

/// <summary>How the product's things are called in OSCAL: the same thing by the same name in every pack.</summary>
internal static class OscalNames
{
    /// <summary>The control of an item: its 通番, or for a bank's own item its place among those.</summary>
    public static string ControlOf(int itemNumber) =>
        ItemNumbers.IsCustom(itemNumber) ? Invariant($"custom-{itemNumber - ItemNumbers.CustomChapter}") : Invariant($"item-{itemNumber}");

    public static string StatementOf(int itemNumber) => ControlOf(itemNumber) + "_smt";

    public static string Utc(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The end of a day in Japan.</summary>
    public static string EndOf(DateOnly day) => day.ToString("yyyy-MM-dd'T23:59:59+09:00'", CultureInfo.InvariantCulture);

    /// <summary>OSCAL knows UUIDs of versions 4 and 5 only, and the product's are of another: a name-based one (version 5) within the thing it belongs to.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 names SHA-1 for version 5; nothing is secured by it.")]
    public static Guid Uuid(Guid within, string name)
    {
        var hash = SHA1.HashData([.. within.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
