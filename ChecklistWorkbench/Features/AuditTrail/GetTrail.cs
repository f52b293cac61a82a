using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <param name="OrganizationName">Null for the product itself and for whoever operates it.</param>
public sealed record TrailLine(
    long Sequence, DateTime AtUtc, string Action, Guid? ActorId, string ActorName, string? OrganizationName, int? ItemNumber, IReadOnlyList<AuditDetail> Details, string Hash);

/// <summary>How a chain stood when it was last signed.</summary>
public sealed record SignedPlace(long Count, DateTime AtUtc, string KeyId, TimestampState Timestamp);

/// <param name="Older">Where the next page begins; null on the last.</param>
/// <param name="Actors">Whoever has an entry in the chain, for the filter.</param>
/// <param name="Actions">What may be filtered by; null for everything.</param>
public sealed record TrailView(
    IReadOnlyList<TrailLine> Lines, long? Older, long Head, SignedPlace? Signed, IReadOnlyList<NamedChoice> Actors, IReadOnlyList<NamedChoice> Organizations, IReadOnlyList<string>? Actions);

public sealed record NamedChoice(Guid Id, string Name);

/// <summary>A page of a chain, newest first. What an auditor looks at is not itself an entry; downloads and verifications are.</summary>
public sealed class GetTrail(WorkbenchDatabase database)
{
    public Task<Outcome<TrailView>> HandleAsync(Caller caller, TrailState state, CancellationToken cancellationToken) => database.ReadAsync<TrailView>(caller, async work =>
    {
        var opened = await work.OpenChainAsync(state, cancellationToken);
        if (!opened.Succeeded) return opened.Refusal;
        var chain = opened.Value;
        var matching = await work.Db.FilterTrailAsync(chain, state, cancellationToken);
        if (state.Before is { } before) matching = matching.Where(entry => entry.Sequence < before);
        var found = await matching.OrderByDescending(entry => entry.Sequence).Take(TrailState.PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(TrailState.PageSize).ToList();
        var organizations = await OrganizationsAsync(work.Db, state, chain.By, cancellationToken);
        var names = await NamesAsync(work.Db, page, cancellationToken);
        return new TrailView(
            [.. page.Select(entry => LineOf(entry, names))],
            found.Count > page.Count ? page[^1].Sequence : null,
            await work.Db.AuditChains.Where(known => known.Id == chain.Id).Select(known => known.HeadSequence).FirstOrDefaultAsync(cancellationToken),
            await work.Db.Checkpoints.Where(checkpoint => checkpoint.ChainId == chain.Id).OrderByDescending(checkpoint => checkpoint.Count).ThenByDescending(checkpoint => checkpoint.AtUtc)
                .Select(checkpoint => new SignedPlace(checkpoint.Count, checkpoint.AtUtc, checkpoint.KeyId, checkpoint.Timestamp)).FirstOrDefaultAsync(cancellationToken),
            await ActorsAsync(work.Db, chain.Id, [.. organizations.Select(organization => organization.Id)], cancellationToken),
            organizations, chain.Scope.Actions);
    }, cancellationToken);

    private static TrailLine LineOf(AuditEntry entry, IReadOnlyDictionary<Guid, string> names) => new(
        entry.Sequence, entry.AtUtc, entry.Action, entry.ActorId, entry.ActorName, entry.OrganizationId is { } id ? names.GetValueOrDefault(id) : null,
        entry.ItemNumber, AuditDetails.Read(entry.Details), entry.Hash);

    private static async Task<Dictionary<Guid, string>> NamesAsync(WorkbenchDbContext db, List<AuditEntry> page, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. page.Select(entry => entry.OrganizationId).OfType<Guid>().Distinct()];
        return await db.Organizations.Where(organization => ids.Contains(organization.Id)).ToDictionaryAsync(organization => organization.Id, organization => organization.Name, cancellationToken);
    }

    /// <summary>The organisations that act on the chain: the connection's parties, or one's own.</summary>
    private static async Task<List<NamedChoice>> OrganizationsAsync(WorkbenchDbContext db, TrailState state, Participation by, CancellationToken cancellationToken)
    {
        Guid?[] ids = [by.OrganizationId];
        if (state.ConnectionId is { } id)
        {
            var connection = await db.Connections.FirstAsync(known => known.Id == id, cancellationToken);
            ids = [connection.FinancialInstitutionId, connection.ConnectingFirmId];
        }

        return await db.Organizations.Where(organization => ids.Contains(organization.Id)).OrderBy(organization => organization.Name)
            .Select(organization => new NamedChoice(organization.Id, organization.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>People with an entry of their own: the others of the other party are nobody's business here.</summary>
    private static Task<List<NamedChoice>> ActorsAsync(WorkbenchDbContext db, string chainId, Guid[] organizations, CancellationToken cancellationToken) => db.People
        .Where(person => db.Memberships.Any(membership => membership.PersonId == person.Id && organizations.Contains(membership.OrganizationId))
            && db.AuditEntries.Any(entry => entry.ChainId == chainId && entry.ActorId == person.Id))
        .OrderBy(person => person.DisplayName).Select(person => new NamedChoice(person.Id, person.DisplayName)).ToListAsync(cancellationToken);
}
