using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Invitations;

/// <param name="OrganizationId">The organisation the invitation leads to; switch to it if it is not the current one.</param>
/// <param name="ConnectionId">The connection joined, if it was one.</param>
public sealed record AcceptedInvitation(Guid OrganizationId, Guid? ConnectionId);

/// <summary>
/// Someone who has an account takes an invitation: joins another organisation as a colleague, or brings their own organisation into
/// the connection, if they may speak for it.
/// </summary>
public sealed class AcceptSignedIn(WorkbenchDatabase database)
{
    public Task<Outcome<AcceptedInvitation>> HandleAsync(Caller caller, string? token, CancellationToken cancellationToken) =>
        database.ChangeAsync<AcceptedInvitation>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (await work.Db.OpenInvitationAsync(token, work.NowUtc, cancellationToken) is not { } invitation) return new InvitationNotOpen();
            return invitation.ConnectionId is { } connectionId
                ? await JoinConnectionAsync(work, invitation, connectionId, by, cancellationToken)
                : await JoinColleaguesAsync(work, invitation, by, cancellationToken);
        }, cancellationToken);

    private static async Task<Outcome<AcceptedInvitation>> JoinColleaguesAsync(Work work, Invitation invitation, Participation by, CancellationToken cancellationToken)
    {
        var person = await work.Db.People.FirstAsync(p => p.Id == by.PersonId, cancellationToken);
        if (!string.Equals(person.Email, invitation.Email, StringComparison.OrdinalIgnoreCase)) return new InvitationForAnother();
        var has = await work.Db.Memberships
            .Where(m => m.PersonId == person.Id && m.OrganizationId == invitation.OrganizationId && m.RevokedUtc == null)
            .Select(m => m.Role).ToListAsync(cancellationToken);
        work.Db.Memberships.AddRange(invitation.Roles.Except(has).Select(
            role => Membership.Grant(person.Id, invitation.OrganizationId, role, by.Actor, work.NowUtc)));
        invitation.Use(work.NowUtc);
        return new AcceptedInvitation(invitation.OrganizationId, null);
    }

    private static async Task<Outcome<AcceptedInvitation>> JoinConnectionAsync(
        Work work, Invitation invitation, Guid connectionId, Participation by, CancellationToken cancellationToken)
    {
        var connection = await work.Db.Connections.FirstAsync(c => c.Id == connectionId, cancellationToken);
        if (connection.IsComplete) return new InvitationNotOpen();
        var organization = await work.Db.Organizations.FirstAsync(o => o.Id == by.OrganizationId, cancellationToken);
        var fits = !connection.IsParty(organization.Id)
            && (organization.Party == Party.FinancialInstitution) == (OpenInvitations.MissingKindOf(connection) == OrganizationKind.FinancialInstitution);
        if (!fits || !OrganizationRoles.MayCommit(by.Roles)) return new OrganizationCannotJoin();
        connection.Join(organization, by.Actor, work.NowUtc);
        invitation.Use(work.NowUtc);
        return new AcceptedInvitation(organization.Id, connectionId);
    }
}
