using System.Text.Json;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>Files come and go over HTTP, never over the circuit. The form's token is asked for as with every form.</summary>
public static class ReceivingEndpoints
{
    /// <summary>What a form adds to its file.</summary>
    private const long FormBytes = 64 * 1024;

    public static void MapReceiving(this WebApplication app)
    {
        Limit(app.MapPost("/assessments/{id:guid}/received", ReceiveAsync), ReadingLimits.FileBytes);
        Limit(app.MapPost("/assessments/{id:guid}/received/bundle", ReceiveBundleAsync), WorkbookBundle.FileBytes);
        app.MapGet("/assessments/{id:guid}/received/{file:guid}", async (Guid id, Guid file, HttpContext http, GetReceivedFile get) =>
            Answer(http, http.User.ToCaller() is { } caller ? await get.HandleAsync(caller, id, file, http.RequestAborted) : new SessionEnded(), found => (found.FileName, found.Content, ExportedWorkbook.ContentType)));
        app.MapGet("/assessments/{id:guid}/received/{file:guid}/filled", async (Guid id, Guid file, string? sheet, string? layout, HttpContext http, FillReceivedFile fill) =>
            Answer(http, http.User.ToCaller() is { } caller ? await fill.HandleAsync(caller, new(id, file, sheet, LayoutChoice.Parse(layout)), http.RequestAborted) : new SessionEnded(),
                filled => (filled.FileName, filled.Form.Content, ExportedWorkbook.ContentType)));
        app.MapGet("/assessments/{id:guid}/layouts/{layout:guid}", async (Guid id, Guid layout, HttpContext http, GetLayoutFile get) =>
            Answer(http, http.User.ToCaller() is { } caller ? await get.HandleAsync(caller, id, layout, http.RequestAborted) : new SessionEnded(), found => (found.FileName, found.Content, LayoutFile.ContentType)));
    }

    private static void Limit(RouteHandlerBuilder endpoint, long fileBytes) =>
        endpoint.WithMetadata(new RequestSizeLimitAttribute(fileBytes + FormBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = fileBytes + FormBytes });

    /// <summary>Answers the kept file's id, or the sentence why there is none.</summary>
    /// <param name="many">Whether the user sends it with others.</param>
    private static async Task<IResult> ReceiveAsync(Guid id, IFormFile file, bool? many, HttpContext http, ReceiveWorkbook receive, ReceivedAnswers answers)
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        using var content = new MemoryStream();
        await file.CopyToAsync(content, http.RequestAborted);
        var outcome = await receive.HandleAsync(caller, new(id, file.FileName, content.ToArray(), IsOneOfMany: many == true), http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return outcome.Refusal switch
        {
            SessionEnded => Results.Challenge(),
            NotFound => Results.NotFound(),
            _ => Results.Json(answers.Of(file.FileName, outcome), statusCode: outcome.Refusal switch
            {
                null => StatusCodes.Status200OK,
                WorkbookRefused => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status403Forbidden,
            }),
        };
    }

    /// <summary>Answers a line of JSON for each file in the zip as soon as it is kept: the first how many there are, a refused one with its sentence.</summary>
    private static async Task ReceiveBundleAsync(Guid id, IFormFile file, HttpContext http, ReceiveWorkbook receive, ReceivedAnswers answers)
    {
        if (http.User.ToCaller() is not { } caller)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/x-ndjson";
        await using var zip = file.OpenReadStream();
        var bundle = WorkbookBundle.Open(zip);
        if (!bundle.Succeeded)
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await TellAsync(http, answers.Of(file.FileName, bundle.Refusal));
            return;
        }

        using var workbooks = bundle.Value;
        await TellAsync(http, new { workbooks.Count });
        foreach (var each in workbooks.Files)
        {
            var outcome = each.Problem is { } problem
                ? new WorkbookRefused(problem)
                : await receive.HandleAsync(caller, new(id, each.Name, each.Content!, IsOneOfMany: true), http.RequestAborted);
            await TellAsync(http, answers.Of(each.Name, outcome));
        }
    }

    private static async Task TellAsync(HttpContext http, object line)
    {
        await http.Response.WriteAsync(JsonSerializer.Serialize(line, JsonSerializerOptions.Web) + "\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    /// <summary>A download that no proxy and no browser keeps; what is not the caller's does not exist.</summary>
    private static IResult Answer<T>(HttpContext http, Outcome<T> outcome, Func<T, (string FileName, byte[] Content, string ContentType)> download)
    {
        if (outcome.Refusal is SessionEnded) return Results.Challenge();
        if (!outcome.Succeeded) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var (name, content, type) = download(outcome.Value);
        return Results.File(content, type, name);
    }
}

/// <summary>What the page is told about a file it sent.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="File">The kept file; null if it was not kept.</param>
/// <param name="Assessment">For which assessment it was kept.</param>
/// <param name="Message">Why it was not kept.</param>
public sealed record ReceivedAnswer(string Name, Guid? File, Guid? Assessment, string? Message);

/// <summary>Words the answers, in the user's language.</summary>
public sealed class ReceivedAnswers(IStringLocalizer<ExchangeTexts> texts, IStringLocalizer<RefusalTexts> refusals)
{
    public ReceivedAnswer Of(string name, Outcome<ReceivedWorkbook> outcome) =>
        outcome.Succeeded ? new(name, outcome.Value.Id, outcome.Value.AssessmentId, null) : Of(name, outcome.Refusal);

    public ReceivedAnswer Of(string name, Refusal refusal) =>
        new(name, null, null, refusal is WorkbookRefused refused ? ProblemSentences.Of(refused.Problem, texts) : RefusalSentences.Of(refusal, refusals));
}
