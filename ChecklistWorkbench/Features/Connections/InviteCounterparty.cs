using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections;

public sealed record InviteCounterpartyRequest(Guid ConnectionId, string Email);

/// <summary>An invitation's token and until when it opens the door.</summary>
public sealed record IssuedInvitation(string Token, DateTime ExpiresUtc);

/// <summary>The other side of the connection is taken; there is nobody left to invite.</summary>
public sealed record CounterpartyJoined : Refusal;

/// <summary>Makes a new link for the other party; links handed out before stop working.</summary>
public sealed class InviteCounterparty(WorkbenchDatabase database)
{
    public Task<Outcome<IssuedInvitation>> HandleAsync(Caller caller, InviteCounterpartyRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<IssuedInvitation>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            if (!FieldRules.CanManageConnection(by)) return new RoleMissing("ManageConnection");
            if (connection.IsComplete) return new CounterpartyJoined();
            if (ConnectionRules.OptionalEmail(request.Email) is { } address) return address;

            var earlier = await work.Db.Invitations
                .Where(i => i.ConnectionId == connection.Id && i.UsedUtc == null && i.ExpiresUtc > work.NowUtc).ToListAsync(cancellationToken);
            foreach (var link in earlier) link.Supersede(work.NowUtc);
            var (invitation, token) = Invitation.Make(request.Email, [], connection.Id, by, work.NowUtc);
            work.Db.Invitations.Add(invitation);
            return new IssuedInvitation(token, invitation.ExpiresUtc);
        }, cancellationToken);
}
