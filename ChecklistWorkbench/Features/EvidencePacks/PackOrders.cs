namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>Where an ordered pack is.</summary>
public enum PackStage
{
    /// <summary>The browser has not come for it yet.</summary>
    Ordered,

    /// <summary>It is being made and sent.</summary>
    Sending,

    /// <summary>Its last byte went out.</summary>
    Sent,

    /// <summary>Whoever ordered it, or their browser, broke it off.</summary>
    Cancelled,

    /// <summary>A fault ended it.</summary>
    Failed,
}

/// <summary>
/// A pack that someone ordered on a screen and whose bytes their browser fetches beside it: the screen sees here how far they are and can break them
/// off. It lives in the memory of the node that serves both.
/// </summary>
public sealed class PackOrder(Guid id, Guid personId, PackRequest request, DateTime orderedUtc)
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _sending;

    public Guid Id => id;

    public PackRequest Request => request;

    public PackStage Stage { get; private set; }

    public PackProgress? Progress { get; private set; }

    /// <summary>Told on any thread whenever <see cref="Stage"/> or <see cref="Progress"/> changes.</summary>
    public event Action? Changed;

    internal Guid PersonId => personId;

    internal DateTime OrderedUtc => orderedUtc;

    /// <summary>Breaks the sending off; before it began the browser finds nothing, after it ended nothing happens.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            _sending?.Cancel();
            if (Stage != PackStage.Ordered) return;
            Stage = PackStage.Cancelled;
        }

        Changed?.Invoke();
    }

    /// <returns>What <see cref="Cancel"/> cancels; null if it was fetched or cancelled before.</returns>
    internal CancellationTokenSource? Begin(CancellationToken aborted)
    {
        lock (_lock)
        {
            if (Stage != PackStage.Ordered) return null;
            (Stage, _sending) = (PackStage.Sending, CancellationTokenSource.CreateLinkedTokenSource(aborted));
        }

        Changed?.Invoke();
        return _sending;
    }

    internal void Tell(PackProgress progress)
    {
        Progress = progress;
        Changed?.Invoke();
    }

    internal void End(PackStage stage)
    {
        lock (_lock)
        {
            Stage = stage;
            _sending?.Dispose();
            _sending = null;
        }

        Changed?.Invoke();
    }
}

/// <summary>The packs that were ordered and not fetched yet.</summary>
public sealed class PackOrders(TimeProvider clock)
{
    /// <summary>A browser comes at once; what it did not come for by then it never will.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, PackOrder> _waiting = [];

    internal PackOrder Add(Guid personId, PackRequest request)
    {
        var nowUtc = clock.GetUtcNow().UtcDateTime;
        var order = new PackOrder(Guid.NewGuid(), personId, request, nowUtc);
        lock (_lock)
        {
            // A person fetches one at a time: the one before is not waited for any longer.
            foreach (var stale in _waiting.Values.Where(known => known.PersonId == personId || known.OrderedUtc < nowUtc - Patience).ToList()) _waiting.Remove(stale.Id);
            _waiting.Add(order.Id, order);
        }

        return order;
    }

    /// <summary>Hands an order out once, to the person who made it.</summary>
    internal PackOrder? Take(Guid id, Guid personId, Guid assessmentId)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(id, out var order) || order.PersonId != personId || order.Request.AssessmentId != assessmentId) return null;
            _waiting.Remove(id);
            return order;
        }
    }
}
