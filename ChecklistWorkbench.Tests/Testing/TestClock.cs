namespace ChecklistWorkbench.Tests.Testing;

/// <summary>A clock that stands still until a test moves it. Timers and delays keep running on the machine's own clock.</summary>
public sealed class TestClock : TimeProvider
{
    /// <summary>2026/11/21 15:04 in Japan.</summary>
    public static readonly DateTime Start = new(2026, 11, 21, 6, 4, 0, DateTimeKind.Utc);

    private long _ticks = Start.Ticks;

    public DateTime UtcNow => new(Interlocked.Read(ref _ticks), DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(UtcNow);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
