using System.Collections.Concurrent;
using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Persistence;

/// <summary>
/// Tells screens that something happened on a chain they watch. This node's own saves arrive at once; those of other nodes
/// through <see cref="ChangeFeedPoller"/>. A subscriber reads what changed from the database: the feed carries no content.
/// </summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<string, Watched> _chains = new(StringComparer.Ordinal);

    /// <summary>Chains that someone on this node watches, with the newest sequence told so far.</summary>
    internal IReadOnlyList<string> WatchedChains => [.. _chains.Keys];

    /// <summary>Calls <paramref name="changed"/> (on any thread, must not block or throw) after each change on the chain, until disposed.</summary>
    public IDisposable Watch(string chainId, Action changed)
    {
        while (true)
        {
            var watched = _chains.GetOrAdd(chainId, _ => new Watched());
            if (watched.Add(changed)) return new Subscription(this, chainId, watched, changed);
        }
    }

    internal void Publish(IReadOnlyList<(string ChainId, long Sequence)> heads)
    {
        foreach (var (chainId, sequence) in heads)
        {
            if (_chains.TryGetValue(chainId, out var watched)) watched.Tell(sequence);
        }
    }

    private sealed class Watched
    {
        private readonly Lock _lock = new();
        private readonly List<Action> _subscribers = [];
        private long _told;
        private bool _retired;

        public bool Add(Action changed)
        {
            lock (_lock)
            {
                if (_retired) return false;
                _subscribers.Add(changed);
                return true;
            }
        }

        /// <summary>True when nobody is left and the chain can be forgotten.</summary>
        public bool Remove(Action changed)
        {
            lock (_lock)
            {
                _subscribers.Remove(changed);
                return _retired = _subscribers.Count == 0;
            }
        }

        public void Tell(long sequence)
        {
            Action[] subscribers;
            lock (_lock)
            {
                if (sequence <= _told) return;
                _told = sequence;
                subscribers = [.. _subscribers];
            }

            foreach (var subscriber in subscribers) subscriber();
        }
    }

    private sealed class Subscription(ChangeFeed feed, string chainId, Watched watched, Action changed) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0 && watched.Remove(changed))
                feed._chains.TryRemove(new(chainId, watched));
        }
    }
}
