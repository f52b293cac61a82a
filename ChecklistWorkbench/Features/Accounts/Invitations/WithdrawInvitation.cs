using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Invitations;

/// <summary>Closes a colleague's link before it is used.</summary>
public sealed class WithdrawInvitation(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid invitationId, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            (await work.ToOwnInvitationAsync(invitationId, by, cancellationToken)).Withdraw(by, work.NowUtc);
            return default(Done);
        }, cancellationToken);
}

internal static class OwnInvitations
{
    /// <summary>An invitation of a colleague into the caller's own organisation.</summary>
    public static async Task<Invitation> ToOwnInvitationAsync(this Work work, Guid invitationId, Participation by, CancellationToken cancellationToken) =>
        await work.Db.Invitations.FirstOrDefaultAsync(
            i => i.Id == invitationId && i.OrganizationId == by.OrganizationId && i.ConnectionId == null, cancellationToken)
        ?? throw new AccessDeniedException("invitation", invitationId);
}
