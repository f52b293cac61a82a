using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Catalogue;

/// <summary>How an edition stands to what is published here.</summary>
public enum EditionStanding
{
    /// <summary>No edition of that id is published.</summary>
    Unknown,

    /// <summary>This very file is.</summary>
    Published,

    /// <summary>Another file is, under the same id; a published edition never changes.</summary>
    Differs,
}

/// <summary>Publishes editions in this installation; the one way that an edition comes in, from whichever side.</summary>
public static class EditionPublisher
{
    public static async Task<EditionStanding> StandingAsync(this WorkbenchDbContext db, string editionId, string json, CancellationToken cancellationToken)
    {
        var hash = await db.Editions.Where(edition => edition.Id == editionId).Select(edition => edition.Hash).FirstOrDefaultAsync(cancellationToken);
        return hash is null ? EditionStanding.Unknown : hash == CanonicalJson.Sha256(json) ? EditionStanding.Published : EditionStanding.Differs;
    }

    /// <summary>Publishes the edition unless it is; what it answers is how it stood before.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="edition">The edition as read from <paramref name="json"/>.</param>
    /// <param name="json">The file's text.</param>
    /// <param name="by">Who takes it in; null for what the product brings along, which is in the trail of nobody.</param>
    /// <param name="nowUtc">When.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<EditionStanding> PublishAsync(
        this WorkbenchDbContext db, ChecklistEdition edition, string json, AuditActor? by, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var standing = await db.StandingAsync(edition.Id, json, cancellationToken);
        if (standing != EditionStanding.Unknown) return standing;
        var hash = CanonicalJson.Sha256(json);
        db.Editions.Add(new PublishedEdition(edition.Id, edition.Label, json, hash, nowUtc));
        if (by is not null)
        {
            // An edition's id is a word; the first half of its hash names it in the trail.
            db.Record(new(AuditChain.OfInstallation, AuditActions.EditionPublished, by, nowUtc, Guid.Parse(hash[..32]),
                Details: new { edition.Id, edition.Label, Items = edition.Items.Count, Sha256 = hash }));
        }

        return standing;
    }
}
