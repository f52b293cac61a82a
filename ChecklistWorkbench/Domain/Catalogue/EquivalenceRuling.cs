using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>
/// 同等の判断: whether a bank takes items that changed in wording only as the same, once for all its firms. Append-only: a bank that changes
/// its mind makes another ruling.
/// </summary>
public sealed class EquivalenceRuling : AuditedEntity
{
    private EquivalenceRuling() { }

    public Guid Id { get; private init; }

    /// <summary>The bank.</summary>
    public Guid OrganizationId { get; private init; }

    public string EarlierEditionId { get; private init; } = "";

    public string LaterEditionId { get; private init; } = "";

    /// <summary>通番 in the later edition; null for all items that changed in wording only.</summary>
    public int? ItemNumber { get; private init; }

    public bool IsEquivalent { get; private init; }

    public string Reason { get; private init; } = "";

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public static EquivalenceRuling Make(string earlierId, string laterId, int? itemNumber, bool isEquivalent, string reason, Participation by, DateTime atUtc)
    {
        var ruling = new EquivalenceRuling
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = by.OrganizationId,
            EarlierEditionId = earlierId,
            LaterEditionId = laterId,
            ItemNumber = itemNumber,
            IsEquivalent = isEquivalent,
            Reason = reason.Trim(),
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        ruling.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.EquivalenceRuled, by.Actor, atUtc, ruling.Id, itemNumber,
            new { EarlierEdition = earlierId, LaterEdition = laterId, IsEquivalent = isEquivalent, ruling.Reason }));
        return ruling;
    }
}

/// <summary>A bank's rulings between two editions, as they stand now.</summary>
public sealed class EquivalenceRulings(IEnumerable<EquivalenceRuling> rulings)
{
    // One ruling for the same pair of editions may follow another within a tick: the id, made in order, decides.
    private readonly List<EquivalenceRuling> _newestFirst = [.. rulings.OrderByDescending(ruling => ruling.AtUtc).ThenByDescending(ruling => ruling.Id)];

    /// <summary>The ruling that holds for an item: the newest of its own, or else the newest for all; null where the bank has not ruled.</summary>
    public EquivalenceRuling? For(int itemNumber) => _newestFirst.Find(ruling => ruling.ItemNumber == itemNumber) ?? ForAll;

    /// <summary>The newest ruling for all items that changed in wording only.</summary>
    public EquivalenceRuling? ForAll => _newestFirst.Find(ruling => ruling.ItemNumber is null);
}
