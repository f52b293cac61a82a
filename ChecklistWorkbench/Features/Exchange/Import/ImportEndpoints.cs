using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Files come and go over HTTP, never over the circuit. The form's token is asked for as with every form.</summary>
public static class ImportEndpoints
{
    /// <summary>The largest file and what a form adds to it.</summary>
    private const long RequestBytes = ReadingLimits.FileBytes + 64 * 1024;

    public static void MapImport(this WebApplication app)
    {
        app.MapPost("/assessments/{id:guid}/received", ReceiveAsync)
            .WithMetadata(new RequestSizeLimitAttribute(RequestBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = RequestBytes });
        app.MapGet("/assessments/{id:guid}/received/{file:guid}", DownloadAsync);
    }

    /// <summary>Answers the kept file's id, or the sentence why there is none.</summary>
    private static async Task<IResult> ReceiveAsync(
        Guid id, IFormFile file, HttpContext http, ReadWorkbookForAssessment receive, IStringLocalizer<ExchangeTexts> texts, IStringLocalizer<RefusalTexts> refusals)
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, http.RequestAborted);
        var outcome = await receive.HandleAsync(caller, new(id, file.FileName, content.ToArray()), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return outcome.Refusal switch
        {
            null => Results.Json(new { File = outcome.Value }),
            SessionEnded => Results.Challenge(),
            NotFound => Results.NotFound(),
            WorkbookRefused refused => Results.Json(new { Message = ProblemSentences.Of(refused.Problem, texts) }, statusCode: StatusCodes.Status422UnprocessableEntity),
            var other => Results.Json(new { Message = RefusalSentences.Of(other, refusals) }, statusCode: StatusCodes.Status403Forbidden),
        };
    }

    private static async Task<IResult> DownloadAsync(Guid id, Guid file, HttpContext http, GetReceivedFile get)
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        var outcome = await get.HandleAsync(caller, id, file, http.RequestAborted);
        if (outcome.Refusal is SessionEnded) return Results.Challenge();
        if (!outcome.Succeeded) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(outcome.Value.Content, ExportedWorkbook.ContentType, outcome.Value.FileName);
    }
}
