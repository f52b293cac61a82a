using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>Reports as PDF: on screen a preview and a download, on the command line <c>report</c>.</summary>
public static class ReportsFeature
{
    public static IServiceCollection AddReportsFeature(this IServiceCollection services)
    {
        services.AddSingleton<GetReport>();
        services.AddSingleton<MakeReport>();
        services.AddSingleton<PackSource, ReportsPackSource>();
        services.AddSingleton<WorkbenchVerb, ReportCommand>();
        return services;
    }

    public static void MapReportsFeature(this WebApplication app) =>
        app.MapGet("/assessments/{id:guid}/report/pdf", async (Guid id, string? kind, int? submission, HttpContext http, MakeReport make, IStringLocalizer<RefusalTexts> refusals) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            if (ReportKinds.Find(kind) is not { } known) return Results.NotFound();
            var outcome = await make.HandleAsync(caller, new(id, known, submission), http.RequestAborted);

            // Two parties' answers: no proxy and no browser keeps a copy; the file's name goes out as RFC 5987 wants it.
            http.Response.Headers.CacheControl = "no-store";
            return outcome.Refusal switch
            {
                null => Results.File(outcome.Value.Content, WrittenPdf.ContentType, outcome.Value.FileName),
                SessionEnded => Results.Challenge(),
                NothingSubmitted or NothingDecided => Results.Text(RefusalSentences.Of(outcome.Refusal, refusals), statusCode: StatusCodes.Status409Conflict),
                _ => Results.NotFound(),
            };
        });
}
