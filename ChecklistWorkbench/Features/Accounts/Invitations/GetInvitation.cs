using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Invitations;

/// <summary>What a link offers to whoever holds it.</summary>
/// <param name="Invites">The inviting organisation's name.</param>
/// <param name="Email">Whom it invites.</param>
/// <param name="Roles">A colleague's roles to be.</param>
/// <param name="Joining">The connection to be joined; null for a colleague.</param>
/// <param name="AccountExists">Whether the invited address has an account, which then must sign in.</param>
public sealed record OfferedInvitation(string Invites, string Email, IReadOnlyList<Role> Roles, ConnectionOffer? Joining, bool AccountExists);

/// <param name="ServiceName">サービス名.</param>
/// <param name="SuggestedName">The invited party's name as the inviting side knows it.</param>
/// <param name="Kind">What the invited organisation must be.</param>
public sealed record ConnectionOffer(string ServiceName, string SuggestedName, OrganizationKind Kind);

/// <summary>Reads a link; whoever holds it may, signed in or not.</summary>
public sealed class GetInvitation(IDbContextFactory<WorkbenchDbContext> contexts, TimeProvider clock)
{
    public async Task<Outcome<OfferedInvitation>> HandleAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.OpenInvitationAsync(token, clock.GetUtcNow().UtcDateTime, cancellationToken) is not { } invitation) return new InvitationNotOpen();
        var invites = await db.Organizations.Where(o => o.Id == invitation.OrganizationId).Select(o => o.Name).FirstAsync(cancellationToken);
        var email = invitation.Email.ToLowerInvariant();
        var exists = await db.People.AnyAsync(p => p.Email == email, cancellationToken);
        if (invitation.ConnectionId is not { } connectionId) return new OfferedInvitation(invites, invitation.Email, invitation.Roles, null, exists);

        var connection = await db.Connections.AsNoTracking().FirstAsync(c => c.Id == connectionId, cancellationToken);
        if (connection.IsComplete) return new InvitationNotOpen();
        return new OfferedInvitation(
            invites, invitation.Email, [], new(connection.ServiceName, connection.CounterpartyName, OpenInvitations.MissingKindOf(connection)), exists);
    }
}

internal static class OpenInvitations
{
    public static async Task<Invitation?> OpenInvitationAsync(this WorkbenchDbContext db, string? token, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token)) return null;
        var hash = Invitation.HashOf(token);
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.TokenHash == hash, cancellationToken);
        return invitation?.IsOpen(nowUtc) == true ? invitation : null;
    }

    public static OrganizationKind MissingKindOf(Connection connection) =>
        connection.FinancialInstitutionId is null ? OrganizationKind.FinancialInstitution : OrganizationKind.ConnectingFirm;
}
