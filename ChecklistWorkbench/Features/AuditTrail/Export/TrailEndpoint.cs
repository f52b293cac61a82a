using System.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.AuditTrail.Export;

/// <summary>The trail as a download, written as it is read: its length costs no memory.</summary>
internal static class TrailEndpoint
{
    public static void MapTrailExport(this WebApplication app) => app.MapGet(WorkbenchUrls.AuditTrailExport, async (
        string? format, HttpContext http, ExportTrail export, IStringLocalizer<AuditTrailTexts> texts) =>
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        var outcome = await export.HandleAsync(caller, new(TrailState.Read(http.Request.GetEncodedUrl()), format == "csv" ? TrailFormat.Csv : TrailFormat.JsonLines), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return outcome.Refusal switch
        {
            null => format == "csv"
                ? Results.Stream(body => WriteAsync(body, "\uFEFF" + TrailLines.CsvHeading(outcome.Value.IsAcross, texts), outcome.Value, entry => TrailLines.CsvOf(entry, texts)), "text/csv; charset=utf-8", outcome.Value.FileName)
                : Results.Stream(body => WriteAsync(body, "", outcome.Value, TrailLines.JsonOf), "application/jsonl; charset=utf-8", outcome.Value.FileName),
            SessionEnded => Results.Challenge(),
            _ => Results.NotFound(),
        };
    });

    private static async Task WriteAsync(Stream body, string heading, ExportedTrail trail, Func<ExportedEntry, string> lineOf)
    {
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true);
        await writer.WriteAsync(heading);
        await foreach (var entry in trail.Entries) await writer.WriteAsync(lineOf(entry));
    }
}
