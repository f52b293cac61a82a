using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Connections;

public sealed record OpenConnectionRequest(ConnectionContent Content, string CounterpartyName, string CounterpartyEmail);

/// <summary>The connection, and the link that lets the other party in; the token cannot be had again.</summary>
public sealed record OpenedConnection(Guid ConnectionId, IssuedInvitation Invitation);

/// <summary>Opens a connection for the caller's side and invites the other side into it.</summary>
public sealed class OpenConnection(WorkbenchDatabase database)
{
    public Task<Outcome<OpenedConnection>> HandleAsync(Caller caller, OpenConnectionRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<OpenedConnection>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanManageConnection(by)) return new RoleMissing("ManageConnection");
            var content = request.Content.Normalized();
            if (ConnectionRules.Check(content.ServiceName, content.Profile) is { } wrong) return wrong;
            if (ConnectionRules.Line(nameof(Connection.CounterpartyName), request.CounterpartyName) is { } name) return name;
            if (ConnectionRules.OptionalEmail(request.CounterpartyEmail) is { } address) return address;

            var connection = Connection.Open(content.ServiceName, request.CounterpartyName, content.Profile, by, work.NowUtc);
            var (invitation, token) = Invitation.Make(request.CounterpartyEmail, [], connection.Id, by, work.NowUtc);
            work.Db.Connections.Add(connection);
            work.Db.Invitations.Add(invitation);
            return new OpenedConnection(connection.Id, new IssuedInvitation(token, invitation.ExpiresUtc));
        }, cancellationToken);
}
