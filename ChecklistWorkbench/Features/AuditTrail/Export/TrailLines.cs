using System.Globalization;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.AuditTrail.Export;

/// <summary>Entries as lines of a file.</summary>
internal static class TrailLines
{
    /// <summary>
    /// A line of JSON whose <c>entry</c> is, byte for byte, the text that was hashed: SHA-256 of <c>checklist-workbench/audit/1⏎</c>, that text
    /// and the previous hash gives the hash.
    /// </summary>
    public static string JsonOf(AuditEntry entry) => $$"""{"entry":{{entry.ToCanonicalJson()}},"previousHash":"{{entry.PreviousHash}}","hash":"{{entry.Hash}}"}""" + "\n";

    /// <summary>The same, led by the name of the connection where the file has several chains.</summary>
    public static string JsonOf(ExportedEntry exported) => exported.Connection is { } connection
        ? $$"""{"connection":{{CanonicalJson.Write(connection)}},{{JsonOf(exported.Entry)[1..]}}"""
        : JsonOf(exported.Entry);

    public static string CsvHeading(bool isAcross, IStringLocalizer<AuditTrailTexts> texts) =>
        Line(((string[])[.. isAcross ? ["Connection", "Chain"] : Array.Empty<string>(), "Sequence", "At", "Action", "ActionCode", "Actor", "Organization", "Item", "Details", "PreviousHash", "Hash"]).Select(column => texts[$"Column.{column}"].Value));

    public static string CsvOf(ExportedEntry exported, IStringLocalizer<AuditTrailTexts> texts) => exported.Connection is { } connection
        ? Line([connection, exported.Entry.ChainId, .. CellsOf(exported.Entry, texts)])
        : Line(CellsOf(exported.Entry, texts));

    private static string[] CellsOf(AuditEntry entry, IStringLocalizer<AuditTrailTexts> texts) => [
        entry.Sequence.ToString(CultureInfo.InvariantCulture), JapanTime.FromUtc(entry.AtUtc).ToString("yyyy/MM/dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        TrailWords.OfAction(entry.Action, texts), entry.Action, TrailWords.OfActor(entry.ActorName, texts), entry.OrganizationId?.ToString() ?? "",
        entry.ItemNumber?.ToString(CultureInfo.InvariantCulture) ?? "", entry.Details ?? "", entry.PreviousHash, entry.Hash];

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>Quoted where it must be; what a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..]) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
