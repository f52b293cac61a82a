using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.EvidencePacks.Oscal;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>監査パック: everything about one submission or decision in one file that is checked without this product; on the command line <c>pack verify</c>.</summary>
public static class EvidencePacksFeature
{
    public static IServiceCollection AddEvidencePacksFeature(this IServiceCollection services)
    {
        services.AddSingleton<PackWriter>();
        services.AddSingleton<MakePack>();
        services.AddSingleton<PackSource, OscalPackSource>();
        services.AddSingleton<WorkbenchVerb, PackVerifyCommand>();
        return services;
    }

    /// <summary>A pack is written as it goes out: its length is not known before, and costs no memory. A fault on the way breaks the connection off, so that nobody takes half a pack for a whole one.</summary>
    public static void MapEvidencePacksFeature(this WebApplication app) =>
        app.MapGet("/assessments/{id:guid}/pack", async (Guid id, int? submission, string? of, HttpContext http, MakePack make, IStringLocalizer<RefusalTexts> refusals) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            var outcome = await make.HandleAsync(caller, new(id, submission, of == "decision"), http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return outcome.Refusal switch
            {
                null => Results.Stream(body => outcome.Value.WriteAsync(body, http.RequestAborted), PreparedPack.ContentType, outcome.Value.FileName),
                SessionEnded => Results.Challenge(),
                NothingToPack or NoDecisionToPack => Results.Text(RefusalSentences.Of(outcome.Refusal, refusals), statusCode: StatusCodes.Status409Conflict),
                _ => Results.NotFound(),
            };
        });
}
