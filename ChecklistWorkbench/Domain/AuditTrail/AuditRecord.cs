namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>What a domain verb wants in the trail; becomes an <see cref="AuditEntry"/> when the change is saved, or vanishes with it.</summary>
/// <param name="ChainId">Chain it belongs to, see <see cref="AuditChain"/>.</param>
/// <param name="Action">Semantic name, such as <c>response.saved</c>; all of them stand in <see cref="AuditActions"/>.</param>
/// <param name="Actor">Who did it, as they were at that moment.</param>
/// <param name="AtUtc">When, by the server's clock.</param>
/// <param name="SubjectId">What it was done to.</param>
/// <param name="ItemNumber">通番, where the thing belongs to one item.</param>
/// <param name="Details">Old → new values and figures; never a secret. Written as canonical JSON.</param>
public sealed record AuditRecord(
    string ChainId, string Action, AuditActor Actor, DateTime AtUtc, Guid SubjectId, int? ItemNumber = null, object? Details = null);

/// <summary>The acting person and organisation, copied into the entry so that it reads the same after a rename.</summary>
public sealed record AuditActor(Guid? PersonId, string Name, Guid? OrganizationId)
{
    /// <summary>The product itself: seeding, scheduled work.</summary>
    public static AuditActor System { get; } = new(null, "system", null);

    /// <summary>Whoever operates the machine and started a verb without naming a person.</summary>
    public static AuditActor Operator { get; } = new(null, "operator", null);
}

/// <summary>A field's value before and after.</summary>
public sealed record AuditChange(object? Old, object? New);
