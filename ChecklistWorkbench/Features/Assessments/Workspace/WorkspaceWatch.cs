using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Tells an open workspace that something happened on its connection, on this node or another.</summary>
public sealed class WorkspaceWatch(ChangeFeed feed)
{
    public IDisposable Start(string chainId, Action changed) => feed.Watch(chainId, changed);
}
