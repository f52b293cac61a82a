using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>Where a browser fetches a pack. Whom it is for never stands in the address: an order that carries it is named instead.</summary>
internal static class PackEndpoint
{
    public static void MapPackFile(this WebApplication app) => app.MapGet("/assessments/{id:guid}/pack/file", async (
        Guid id, int? submission, string? of, Guid? order, HttpContext http, PackOrders orders, MakePack make, IStringLocalizer<RefusalTexts> refusals) =>
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        var ordered = order is { } named ? orders.Take(named, caller.PersonId, id) : null;
        if (order is not null && ordered is null) return Results.NotFound();
        var outcome = await make.HandleAsync(caller, ordered?.Request ?? new(id, submission, of == "decision"), http.RequestAborted);
        if (!outcome.Succeeded) ordered?.End(PackStage.Failed);
        http.Response.Headers.CacheControl = "no-store";
        return outcome.Refusal switch
        {
            null => Results.Stream(body => SendAsync(outcome.Value, ordered, body, http), PreparedPack.ContentType, outcome.Value.FileName),
            SessionEnded => Results.Challenge(),
            NothingToPack or NoDecisionToPack => Results.Text(RefusalSentences.Of(outcome.Refusal, refusals), statusCode: StatusCodes.Status409Conflict),
            _ => Results.NotFound(),
        };
    });

    /// <summary>
    /// A pack is written as it goes out: its length is not known before, and costs no memory. Whatever ends it on the way breaks the connection off, so that
    /// nobody takes half a pack for a whole one.
    /// </summary>
    private static async Task SendAsync(PreparedPack pack, PackOrder? order, Stream body, HttpContext http)
    {
        if (order is null)
        {
            await pack.WriteAsync(body, null, http.RequestAborted);
            return;
        }

        if (order.Begin(http.RequestAborted) is not { } sending)
        {
            http.Abort();
            return;
        }

        var stage = PackStage.Failed;
        try
        {
            await pack.WriteAsync(body, order.Tell, sending.Token);
            stage = PackStage.Sent;
        }
        catch (OperationCanceledException) when (sending.IsCancellationRequested)
        {
            stage = PackStage.Cancelled;
            http.Abort();
        }
        finally
        {
            order.End(stage);
        }
    }
}
