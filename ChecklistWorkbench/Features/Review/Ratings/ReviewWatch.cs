using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>Tells an open rating screen that something happened on its connection or within the bank, on this node or another.</summary>
public sealed class ReviewWatch(ChangeFeed feed)
{
    // Ratings and internal messages are in the bank's own chain alone.
    public IDisposable Start(string chainId, Guid bankId, Action changed) =>
        new Both(feed.Watch(chainId, changed), feed.Watch(AuditChain.OfOrganization(bankId), changed));

    private sealed record Both(IDisposable Connection, IDisposable Bank) : IDisposable
    {
        public void Dispose()
        {
            Connection.Dispose();
            Bank.Dispose();
        }
    }
}
