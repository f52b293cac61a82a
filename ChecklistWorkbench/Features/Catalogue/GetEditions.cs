using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue;

/// <param name="Hash">SHA-256 of the file it was loaded from.</param>
/// <param name="LoadedUtc">Since when this installation has it.</param>
public sealed record EditionLine(ChecklistEdition Edition, string Hash, DateTime LoadedUtc);

/// <param name="Editions">Newest first.</param>
/// <param name="CanImport">Whether the caller may take another edition in.</param>
public sealed record EditionsView(IReadOnlyList<EditionLine> Editions, bool CanImport);

/// <summary>The editions of this installation.</summary>
public sealed class GetEditions(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<EditionsView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<EditionsView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var published = await work.Db.Editions.Select(edition => new { edition.Id, edition.Hash, edition.LoadedUtc })
                .ToDictionaryAsync(edition => edition.Id, cancellationToken);
            return new EditionsView([.. (await editions.GetAllAsync(cancellationToken)).Where(edition => published.ContainsKey(edition.Id))
                .Select(edition => new EditionLine(edition, published[edition.Id].Hash, published[edition.Id].LoadedUtc))], by.AdministersInstallation);
        }, cancellationToken);
}
