using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <param name="OrganizationName">Null for the product itself and for whoever operates it.</param>
/// <param name="Connection">Whose chain the entry stands in; null where only one chain is shown.</param>
public sealed record TrailLine(
    long Sequence, DateTime AtUtc, string Action, Guid? ActorId, string ActorName, string? OrganizationName, int? ItemNumber, IReadOnlyList<AuditDetail> Details, string Hash,
    LineConnection? Connection = null);

/// <summary>Whose chain an entry stands in.</summary>
public sealed record LineConnection(Guid Id, string Counterparty, string Service)
{
    public string Name => $"{Counterparty}　{Service}";
}

/// <summary>How a chain stood when it was last signed.</summary>
public sealed record SignedPlace(long Count, DateTime AtUtc, string KeyId, TimestampState Timestamp);

/// <param name="Connections">How many chains are shown as one.</param>
/// <param name="Signed">How many of them have a signed checkpoint.</param>
public sealed record ChainsAcross(int Connections, int Signed);

/// <param name="Older">Where the next page begins; null on the last.</param>
/// <param name="Head">How many entries the chain has, or the chains together, whatever narrows the page.</param>
/// <param name="Signed">Null if it never was, and for several chains.</param>
/// <param name="Actors">Whoever has an entry there, for the filter.</param>
/// <param name="Actions">What may be filtered by; null for everything.</param>
/// <param name="Across">Null where only one chain is shown.</param>
public sealed record TrailView(
    IReadOnlyList<TrailLine> Lines, TrailPlace? Older, long Head, SignedPlace? Signed, IReadOnlyList<NamedChoice> Actors, IReadOnlyList<NamedChoice> Organizations, IReadOnlyList<string>? Actions,
    ChainsAcross? Across);

public sealed record NamedChoice(Guid Id, string Name);
