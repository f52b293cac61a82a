using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary>What an administrator sees on the way to taking an edition in.</summary>
/// <param name="Newest">The newest edition here, for the tabs.</param>
/// <param name="File">The file sent last; null where none is waiting.</param>
public sealed record ImportView(ChecklistEdition Newest, UploadedEdition? File);

/// <summary>A file that waits to be taken in.</summary>
/// <param name="Faults">What is wrong with it; none where it can be taken in.</param>
/// <param name="Preview">新旧対照表 against the newest edition; null where the file has faults.</param>
/// <param name="Standing">How its id stands here; <see cref="EditionStanding.Unknown"/> is the one that is new.</param>
public sealed record UploadedEdition(
    Guid Id, string FileName, DateTime UploadedUtc, IReadOnlyList<CatalogueFault> Faults, EditionComparison? Preview, EditionStanding Standing);

/// <summary>The file that the caller sent last, checked and compared.</summary>
public sealed class GetEditionUpload(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ImportView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<ImportView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.AdministersInstallation) return new RoleMissing("AdministerInstallation");
            var newest = (await editions.GetAllAsync(cancellationToken))[0];
            var upload = await work.Db.EditionUploads.Where(u => u.PersonId == caller.PersonId).OrderByDescending(u => u.UploadedUtc).FirstOrDefaultAsync(cancellationToken);
            return new ImportView(newest, upload is null ? null : await LookAsync(work.Db, upload, newest, cancellationToken));
        }, cancellationToken);

    private static async Task<UploadedEdition> LookAsync(WorkbenchDbContext db, EditionUpload upload, ChecklistEdition newest, CancellationToken cancellationToken)
    {
        try
        {
            var edition = EditionFile.Parse(upload.Text, upload.FileName);
            return new(upload.Id, upload.FileName, upload.UploadedUtc, [], EditionComparison.Between(newest, edition),
                await db.StandingAsync(edition.Id, upload.Text, cancellationToken));
        }
        catch (CatalogueFileException faulty)
        {
            return new(upload.Id, upload.FileName, upload.UploadedUtc, faulty.Faults, null, EditionStanding.Unknown);
        }
    }
}
