using System.Linq.Expressions;
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

    /// <summary>The only connections it is for; empty for all of the organisation's.</summary>
    public IReadOnlyList<Guid> ConnectionIds { get; private init; } = [];

    /// <summary>When it begins to count; null from its grant on.</summary>
    public DateTime? ValidFromUtc { get; private init; }

    /// <summary>When it stops counting, by itself; null for never.</summary>
    public DateTime? ValidUntilUtc { get; private init; }

    public int Version { get; private set; }

    /// <summary>Whether a membership counts at a moment, as a condition that databases understand too.</summary>
    public static Expression<Func<Membership, bool>> CountsAt(DateTime nowUtc) => membership =>
        membership.RevokedUtc == null && (membership.ValidFromUtc == null || membership.ValidFromUtc <= nowUtc)
        && (membership.ValidUntilUtc == null || membership.ValidUntilUtc > nowUtc);

    public static Membership Grant(Guid personId, Guid organizationId, Role role, AuditActor by, DateTime atUtc)
    {
        var membership = new Membership { Id = Guid.CreateVersion7(), PersonId = personId, OrganizationId = organizationId, Role = role, GrantedUtc = atUtc };
        membership.Record(new(AuditChain.OfOrganization(organizationId), AuditActions.RoleGranted, by, atUtc, personId, Details: new { role }));
        return membership;
    }

    /// <summary>An auditor's role for chosen connections and days only. Reading is all that can be limited: whoever writes, writes for the organisation.</summary>
    public static Membership GrantAudit(Guid personId, Guid organizationId, AuditLimits limits, AuditActor by, DateTime atUtc)
    {
        var membership = new Membership
        {
            Id = Guid.CreateVersion7(),
            PersonId = personId,
            OrganizationId = organizationId,
            Role = Role.Auditor,
            GrantedUtc = atUtc,
            ConnectionIds = limits.ConnectionIds,
            ValidFromUtc = limits.FromUtc,
            ValidUntilUtc = limits.UntilUtc,
        };
        membership.Record(new(AuditChain.OfOrganization(organizationId), AuditActions.RoleGranted, by, atUtc, personId,
            Details: new { membership.Role, limits.ConnectionIds, limits.From, limits.Until }));
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
