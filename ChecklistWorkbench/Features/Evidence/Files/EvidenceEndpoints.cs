using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Evidence.Files;

/// <summary>Files come and go over HTTP, never over the circuit. An upload is the bare bytes, with the page's token in a header.</summary>
public static class EvidenceEndpoints
{
    // Nothing in a shown file may load, run or send anything, and only the product's own pages may show it.
    private const string PreviewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

    public static void MapEvidenceFiles(this WebApplication app)
    {
        app.MapPost(WorkbenchUrls.EvidenceUpload, ReceiveAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
        app.MapGet("/evidence/{piece:guid}/files/{file:guid}", (Guid piece, Guid file, HttpContext http, GetEvidenceFile get, IStringLocalizer<RefusalTexts> refusals) =>
            SendAsync(new(piece, file, Preview: false), http, get, refusals));
        app.MapGet("/evidence/{piece:guid}/files/{file:guid}/preview", (Guid piece, Guid file, HttpContext http, GetEvidenceFile get, IStringLocalizer<RefusalTexts> refusals) =>
            SendAsync(new(piece, file, Preview: true), http, get, refusals));
    }

    /// <summary>Answers what waits for its form now, or the sentence why nothing does.</summary>
    private static async Task<IResult> ReceiveAsync(string? name, HttpContext http, IAntiforgery antiforgery, UploadEvidence upload, IStringLocalizer<RefusalTexts> refusals)
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        http.Response.Headers.CacheControl = "no-store";
        var outcome = await upload.HandleAsync(caller, new(name ?? "", http.Request.Body, http.Request.ContentLength), http.RequestAborted);
        return outcome.Refusal switch
        {
            null => Results.Json(outcome.Value),
            SessionEnded => Results.Challenge(),
            RoleMissing => Results.Json(new UploadRefused(RefusalSentences.Of(outcome.Refusal, refusals)), statusCode: StatusCodes.Status403Forbidden),
            _ => Results.Json(new UploadRefused(RefusalSentences.Of(outcome.Refusal, refusals)), statusCode: StatusCodes.Status422UnprocessableEntity),
        };
    }

    private static async Task<IResult> SendAsync(EvidenceFileRequest request, HttpContext http, GetEvidenceFile get, IStringLocalizer<RefusalTexts> refusals)
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        var outcome = await get.HandleAsync(caller, request, http.RequestAborted);
        if (outcome.Refusal is SessionEnded) return Results.Challenge();
        http.Response.Headers.CacheControl = "no-store";
        if (outcome.Refusal is EvidenceNotPreviewed or WithdrawnEvidenceClosed) return Results.Text(RefusalSentences.Of(outcome.Refusal, refusals), statusCode: StatusCodes.Status409Conflict);
        if (!outcome.Succeeded) return Results.NotFound();

        var (file, headers) = (outcome.Value, http.Response.Headers);
        headers.ContentLength = file.Size;
        if (!request.Preview) return Results.Stream(file.Content, EvidenceFormats.MimeOf(file.Format), file.Name);
        headers.ContentSecurityPolicy = PreviewPolicy;
        headers.ContentDisposition = "inline";
        return Results.Stream(file.Content, file.Format switch
        {
            EvidenceFormat.Csv or EvidenceFormat.Text => file.Flags.HasFlag(EvidenceFlags.Cp932) ? "text/plain; charset=shift_jis" : "text/plain; charset=utf-8",
            _ => EvidenceFormats.MimeOf(file.Format),
        });
    }
}

/// <summary>Why a file was not taken.</summary>
public sealed record UploadRefused(string Message);
