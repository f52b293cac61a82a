using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Persistence.Access;

/// <summary>Every list over an organisation's connections begins here: whoever is limited to some of them sees no others.</summary>
public static class ConnectionsInReach
{
    public static IQueryable<Connection> InReachOf(this IQueryable<Connection> connections, Participation by) => connections.InReach(by.OnlyConnections);

    /// <param name="connections">All.</param>
    /// <param name="only">See <see cref="Participation.OnlyConnections"/>.</param>
    public static IQueryable<Connection> InReach(this IQueryable<Connection> connections, IReadOnlySet<Guid>? only)
    {
        if (only is null) return connections;
        Guid[] ids = [.. only];
        return connections.Where(connection => ids.Contains(connection.Id));
    }
}
