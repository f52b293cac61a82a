using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Oscal.Catalogue;

/// <summary>A catalog as a file.</summary>
/// <param name="Controls">How many items are in it.</param>
public sealed record ExportedCatalog(string FileName, byte[] Content, int Controls);

/// <summary>An edition as an OSCAL catalog, for anyone of an organisation: every party works by the same editions.</summary>
public sealed class ExportCatalog(WorkbenchDatabase database, EditionCatalogue editions)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="editionId">The edition; null for the newest.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public Task<Outcome<ExportedCatalog>> HandleAsync(Caller caller, string? editionId, CancellationToken cancellationToken) => database.ReadAsync<ExportedCatalog>(caller, async work =>
    {
        await work.Access.ToOrganizationAsync(cancellationToken);
        return await ExportAsync(editionId, cancellationToken);
    }, cancellationToken);

    /// <summary>For whoever operates the machine.</summary>
    internal async Task<Outcome<ExportedCatalog>> ExportAsync(string? editionId, CancellationToken cancellationToken)
    {
        var known = await editions.GetAllAsync(cancellationToken);
        var found = known.FirstOrDefault(edition => editionId is null || edition.Id == editionId);
        return found is null ? new NotFound() : Write(found);
    }

    private static ExportedCatalog Write(ChecklistEdition edition) =>
        new(DownloadName.Of(OscalJson.Extension, edition.RevisedOn ?? edition.PublishedOn, "OSCAL-catalog", edition.Id), OscalJson.Write(CatalogBuilder.Build(edition)), edition.Items.Count);
}

/// <summary>Where it is fetched.</summary>
internal static class CatalogEndpoint
{
    public static void MapCatalogFile(this WebApplication app) => app.MapGet("/catalogue/{edition}/oscal", async (string edition, HttpContext http, ExportCatalog export) =>
    {
        if (http.User.ToCaller() is not { } caller) return Results.Challenge();
        var outcome = await export.HandleAsync(caller, edition, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return outcome.Refusal switch
        {
            null => Results.File(outcome.Value.Content, OscalJson.ContentType, outcome.Value.FileName),
            SessionEnded => Results.Challenge(),
            _ => Results.NotFound(),
        };
    });
}
