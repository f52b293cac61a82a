using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Import;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary>The official workbook: on screen a download, on the command line <c>form export</c> and <c>form read</c>.</summary>
public static class ExchangeFeature
{
    public static IServiceCollection AddExchangeFeature(this IServiceCollection services)
    {
        services.AddSingleton<ExportWorkbook>();
        services.AddSingleton<PackSource, WorkbookPackSource>();
        services.AddSingleton<WorkbenchVerb, FormExportCommand>();
        services.AddSingleton<WorkbenchVerb, FormReadCommand>();
        services.AddSingleton<FillWorkbook>();
        services.AddSingleton<WorkbenchVerb, FormFillCommand>();
        services.AddSingleton<ReceiveWorkbook>();
        services.AddSingleton<ReceivedAnswers>();
        services.AddSingleton<GetReceivedFiles>();
        services.AddSingleton<TryLayout>();
        services.AddSingleton<GetLayout>();
        services.AddSingleton<SaveLayout>();
        services.AddSingleton<RetireLayout>();
        services.AddSingleton<GetLayoutFile>();
        services.AddSingleton<FillReceivedFile>();
        services.AddSingleton<PreviewFilling>();
        services.AddSingleton<PreviewWorkbook>();
        services.AddSingleton<GetImportPreview>();
        services.AddSingleton<AcceptImport>();
        services.AddSingleton<GetReceivedFile>();
        services.AddSingleton<WorkbenchVerb, FormImportCommand>();
        return services;
    }

    public static void MapExchangeFeature(this WebApplication app)
    {
        app.MapReceiving();
        app.MapGet("/assessments/{id:guid}/workbook", async (Guid id, int? submission, string? excluded, HttpContext http, ExportWorkbook export) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            var outcome = await export.HandleAsync(caller, new(id, submission, excluded == "leave-out"), http.RequestAborted);
            if (outcome.Refusal is SessionEnded) return Results.Challenge();
            if (!outcome.Succeeded) return Results.NotFound();

            // Two parties' answers: no proxy and no browser keeps a copy; the file's name goes out as RFC 5987 wants it.
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(outcome.Value.Content, ExportedWorkbook.ContentType, outcome.Value.FileName);
        });
    }
}
