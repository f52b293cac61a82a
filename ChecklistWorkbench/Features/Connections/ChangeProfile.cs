using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections;

/// <param name="ConnectionId">The connection.</param>
/// <param name="Seen">What the form showed when the user began.</param>
/// <param name="Proposed">What it is to become.</param>
public sealed record ChangeProfileRequest(Guid ConnectionId, ConnectionContent Seen, ConnectionContent Proposed);

/// <summary>Someone changed the profile since the form was opened: nothing was written, both versions are for the user to weigh.</summary>
public sealed record ProfileChangedByAnother(ConnectionContent Theirs, string Who, DateTime WhenUtc) : Refusal;

/// <summary>Changes what a connection says of itself; what someone else changed meanwhile is never overwritten unseen.</summary>
public sealed class ChangeProfile(WorkbenchDatabase database)
{
    public Task<Outcome<ConnectionContent>> HandleAsync(Caller caller, ChangeProfileRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<ConnectionContent>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            if (!FieldRules.CanManageConnection(by)) return new RoleMissing("ManageConnection");
            var proposed = request.Proposed.Normalized();
            if (ConnectionRules.Check(proposed.ServiceName, proposed.Profile) is { } wrong) return wrong;

            var standing = new ConnectionContent(connection.ServiceName, connection.Profile);
            if (standing != request.Seen && standing != proposed)
            {
                var last = await work.Db.AuditEntries.AsNoTracking()
                    .Where(entry => entry.ChainId == connection.ChainId && entry.Action == AuditActions.ProfileChanged)
                    .OrderByDescending(entry => entry.Sequence).FirstAsync(cancellationToken);
                return new ProfileChangedByAnother(standing, last.ActorName, last.AtUtc);
            }

            connection.ChangeProfile(proposed.ServiceName, proposed.Profile, by, work.NowUtc);
            return proposed;
        }, cancellationToken);
}
