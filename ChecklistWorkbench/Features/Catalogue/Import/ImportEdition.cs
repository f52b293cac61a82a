using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary>What taking an edition in came to.</summary>
/// <param name="WasThere">Whether this very edition was published before; then nothing changed.</param>
public sealed record ImportedEdition(string Id, string Label, bool WasThere);

/// <summary>Takes an edition in: whole, or not at all. Taking the same one in again changes nothing.</summary>
public sealed class ImportEdition(WorkbenchDatabase database)
{
    /// <summary>The file that the caller sent before and has looked at.</summary>
    public Task<Outcome<ImportedEdition>> HandleAsync(Caller caller, Guid uploadId, CancellationToken cancellationToken) =>
        database.ChangeAsync<ImportedEdition>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.AdministersInstallation) return new RoleMissing("AdministerInstallation");
            if (await work.Db.EditionUploads.FirstOrDefaultAsync(u => u.Id == uploadId && u.PersonId == caller.PersonId, cancellationToken) is not { } upload)
                return new NotFound();
            var outcome = await PublishAsync(work.Db, upload.Text, upload.FileName, by.Actor, work.NowUtc, cancellationToken);
            if (outcome.Succeeded) work.Db.EditionUploads.Remove(upload);
            return outcome;
        }, cancellationToken);

    /// <summary>A file of the command line, in the name of a person or of whoever operates the machine.</summary>
    public Task<Outcome<ImportedEdition>> FromFileAsync(Caller? caller, string json, string fileName, CancellationToken cancellationToken) => caller is null
        ? database.ChangeAsSystemAsync((db, nowUtc) => PublishAsync(db, json, fileName, AuditActor.Operator, nowUtc, cancellationToken), cancellationToken)
        : database.ChangeAsync<ImportedEdition>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            return by.AdministersInstallation
                ? await PublishAsync(work.Db, json, fileName, by.Actor, work.NowUtc, cancellationToken) : new RoleMissing("AdministerInstallation");
        }, cancellationToken);

    private static async Task<Outcome<ImportedEdition>> PublishAsync(
        WorkbenchDbContext db, string json, string fileName, AuditActor by, DateTime nowUtc, CancellationToken cancellationToken)
    {
        ChecklistEdition edition;
        try
        {
            edition = EditionFile.Parse(json, fileName);
        }
        catch (CatalogueFileException faulty)
        {
            return new EditionFileFaulty(faulty.Faults);
        }

        var standing = await db.PublishAsync(edition, json, by, nowUtc, cancellationToken);
        return standing == EditionStanding.Differs ? new EditionDiffers() : new ImportedEdition(edition.Id, edition.Label, standing == EditionStanding.Published);
    }
}
