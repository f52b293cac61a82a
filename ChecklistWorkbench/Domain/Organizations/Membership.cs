using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>A person's role in an organisation, from its grant to its revocation; a new grant is a new record.</summary>
public sealed class Membership : AuditedEntity
{
    private Membership() { }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Role Role { get; private init; }

    public DateTime GrantedUtc { get; private init; }

    public DateTime? RevokedUtc { get; private set; }

    public int Version { get; private set; }

    public static Membership Grant(Guid personId, Guid organizationId, Role role, AuditActor by, DateTime atUtc)
    {
        var membership = new Membership { Id = Guid.CreateVersion7(), PersonId = personId, OrganizationId = organizationId, Role = role, GrantedUtc = atUtc };
        membership.Record(new(AuditChain.OfOrganization(organizationId), AuditActions.RoleGranted, by, atUtc, personId, Details: new { role }));
        return membership;
    }

    public void Revoke(Participation by, DateTime atUtc)
    {
        if (RevokedUtc is not null) return;
        RevokedUtc = atUtc;
        Version++;
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.RoleRevoked, by.Actor, atUtc, PersonId, Details: new { Role }));
    }
}
