using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>
/// A caller's standing at this moment: the person, the organisation they act for, its side and their unrevoked roles.
/// Read from the database in the transaction of the change it serves.
/// </summary>
public sealed record Participation(Guid PersonId, string PersonName, Guid OrganizationId, Party Party, IReadOnlySet<Role> Roles)
{
    /// <summary>Whether the person looks after what all organisations of the installation share, and acts as an administrator now.</summary>
    public bool AdministersInstallation { get; init; }

    /// <summary>The only connections the person reads anything of; null for all of the organisation's. What is the organisation's own is closed then.</summary>
    public IReadOnlySet<Guid>? OnlyConnections { get; init; }

    public AuditActor Actor => new(PersonId, PersonName, OrganizationId);

    public bool Has(Role role) => Roles.Contains(role);

    public bool HasAny(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role)) return true;
        }

        return false;
    }
}
