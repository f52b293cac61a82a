using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>
/// A link that lets someone in once, until it expires: a colleague into the inviting organisation, or the other party into a
/// connection (<see cref="ConnectionId"/> set), whose own organisation may be registered on the way. Only the token's hash is kept.
/// </summary>
public sealed class Invitation : AuditedEntity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private Invitation() { }

    public Guid Id { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>The connection whose other side is invited; null for a colleague.</summary>
    public Guid? ConnectionId { get; private init; }

    public string Email { get; private init; } = "";

    /// <summary>Roles a colleague is given on joining; empty for the other party.</summary>
    public IReadOnlyList<Role> Roles { get; private init; } = [];

    public string TokenHash { get; private init; } = "";

    public DateTime CreatedUtc { get; private init; }

    public DateTime ExpiresUtc { get; private set; }

    public DateTime? UsedUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>The invitation and the token that goes into its link; the token cannot be had again.</summary>
    public static (Invitation Invitation, string Token) Make(string email, IReadOnlyList<Role> roles, Guid? connectionId, Participation by, DateTime atUtc)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = by.OrganizationId,
            ConnectionId = connectionId,
            Email = email.Trim(),
            Roles = roles,
            TokenHash = HashOf(token),
            CreatedUtc = atUtc,
            ExpiresUtc = atUtc + Lifetime,
        };
        invitation.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.PersonInvited, by.Actor, atUtc, invitation.Id,
            Details: new { invitation.Email, roles, connectionId }));
        return (invitation, token);
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public bool IsOpen(DateTime nowUtc) => UsedUtc is null && nowUtc < ExpiresUtc;

    /// <summary>Ends the link before its time, because a new one takes its place; a used link stays used.</summary>
    public void Supersede(DateTime atUtc)
    {
        if (!IsOpen(atUtc)) return;
        ExpiresUtc = atUtc;
        Version++;
    }

    public void Use(DateTime atUtc)
    {
        if (!IsOpen(atUtc)) throw new InvalidOperationException("The invitation was used or has expired.");
        UsedUtc = atUtc;
        Version++;
    }

    /// <summary>Closes the link before anyone used it; it cannot be opened again, only issued anew.</summary>
    public void Withdraw(Participation by, DateTime atUtc)
    {
        if (UsedUtc is not null) return;
        UsedUtc = atUtc;
        Version++;
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.InvitationWithdrawn, by.Actor, atUtc, Id, Details: new { Email }));
    }
}
