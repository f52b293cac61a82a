using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>Durations in milliseconds, added by any thread.</summary>
internal sealed class Samples
{
    private readonly ConcurrentBag<double> _values = [];

    public int Count => _values.Count;

    public double Median => Quantile(0.5);

    public double P95 => Quantile(0.95);

    public void Add(double milliseconds) => _values.Add(milliseconds);

    /// <summary>Adds the time since <paramref name="started"/>, a <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public void AddSince(long started) => Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);

    /// <summary>The smallest value that at least this share of all values does not exceed.</summary>
    public double Quantile(double share)
    {
        double[] sorted = [.. _values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public override string ToString() => $"p50 {Report.Milliseconds(Median)}, p95 {Report.Milliseconds(P95)}, n {Count}";
}
