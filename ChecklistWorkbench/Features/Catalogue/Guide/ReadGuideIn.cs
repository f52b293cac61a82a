using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue.Import;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue.Guide;

/// <summary>What reading the guide in came to.</summary>
/// <param name="WasThere">Whether this very wording was there before; then nothing changed.</param>
public sealed record GuideReadIn(string EditionLabel, int Items, int Methods, int Notes, int Points, int SubPoints, int Terms, bool WasThere);

/// <summary>There is no wording to put away.</summary>
public sealed record NoGuideWording : Refusal;

/// <summary>This installation has no edition of that id.</summary>
public sealed record EditionNotHere : Refusal;

/// <summary>
/// Reads the publisher's wording of an edition in, or puts it away: for this installation only, whole or not at all. By the command line alone,
/// as the text comes from the organisation's own copy of the guide.
/// </summary>
public sealed class ReadGuideIn(WorkbenchDatabase database, EditionCatalogue editions)
{
    /// <param name="caller">Who; null for whoever operates the machine.</param>
    /// <param name="editionId">The edition; null for the newest.</param>
    /// <param name="lines">The guide's text.</param>
    /// <param name="fileName">How faults call it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Outcome<GuideReadIn>> FromFileAsync(
        Caller? caller, string? editionId, IEnumerable<string> lines, string fileName, CancellationToken cancellationToken) => ActAsync<GuideReadIn>(caller, async (db, by, nowUtc) =>
    {
        if (await FindAsync(editionId, cancellationToken) is not { } edition) return new EditionNotHere();
        GuideText text;
        try
        {
            text = GuideTextFile.Parse(lines, fileName, edition);
        }
        catch (CatalogueFileException faulty)
        {
            return new EditionFileFaulty(faulty.Faults);
        }

        var last = await LastAsync(db, edition.Id, cancellationToken);
        var (version, wording) = GuideVersion.ReadIn(edition.Id, (last?.Number ?? 0) + 1, text, by, nowUtc);
        var wasThere = last?.Hash == version.Hash;
        if (!wasThere)
        {
            await ForgetAsync(db, edition.Id, cancellationToken);
            db.GuideVersions.Add(version);
            db.GuideWordings.Add(wording);
        }

        return Count(edition, text, wasThere);
    }, cancellationToken);

    /// <summary>Puts the wording away; digests stand in its place again.</summary>
    public Task<Outcome<string>> PutAwayAsync(Caller? caller, string? editionId, CancellationToken cancellationToken) => ActAsync<string>(caller, async (db, by, nowUtc) =>
    {
        if (await FindAsync(editionId, cancellationToken) is not { } edition) return new EditionNotHere();
        if (await LastAsync(db, edition.Id, cancellationToken) is not { IsRemoval: false } last) return new NoGuideWording();
        await ForgetAsync(db, edition.Id, cancellationToken);
        db.GuideVersions.Add(GuideVersion.PutAway(edition.Id, last.Number + 1, by, nowUtc));
        return edition.Label;
    }, cancellationToken);

    private Task<Outcome<T>> ActAsync<T>(Caller? caller, Func<WorkbenchDbContext, AuditActor, DateTime, Task<Outcome<T>>> act, CancellationToken cancellationToken) => caller is null
        ? database.ChangeAsSystemAsync((db, nowUtc) => act(db, AuditActor.Operator, nowUtc), cancellationToken)
        : database.ChangeAsync<T>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            return by.AdministersInstallation ? await act(work.Db, by.Actor, work.NowUtc) : new RoleMissing("AdministerInstallation");
        }, cancellationToken);

    private async Task<ChecklistEdition?> FindAsync(string? editionId, CancellationToken cancellationToken) =>
        editionId is null ? (await editions.GetAllAsync(cancellationToken))[0] : await editions.FindAsync(editionId, cancellationToken);

    private static Task<GuideVersion?> LastAsync(WorkbenchDbContext db, string editionId, CancellationToken cancellationToken) =>
        db.GuideVersions.Where(version => version.EditionId == editionId).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);

    private static async Task ForgetAsync(WorkbenchDbContext db, string editionId, CancellationToken cancellationToken)
    {
        db.GuideWordings.RemoveRange(await db.GuideWordings.Where(wording => wording.EditionId == editionId).ToListAsync(cancellationToken));
        // The unique key of the wording that follows must find the old one gone.
        await db.SaveChangesAsync(cancellationToken);
    }

    private static GuideReadIn Count(ChecklistEdition edition, GuideText text, bool wasThere)
    {
        var points = text.Items.SelectMany(item => item.Notes).SelectMany(note => note.Points).ToList();
        return new(edition.Label, text.Items.Count, text.Items.Sum(item => item.Methods.Sum(group => group.Count)), text.Items.Sum(item => item.Notes.Count),
            points.Count, points.Sum(point => point.SubPoints.Count), text.Definitions.Count, wasThere);
    }
}
