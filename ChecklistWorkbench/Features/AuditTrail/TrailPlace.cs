using System.Globalization;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>Where an entry stands: in its chain by its sequence, among several chains by time, connection and sequence.</summary>
/// <param name="Sequence">From 1.</param>
/// <param name="AtUtc">In whole milliseconds; null within one chain.</param>
/// <param name="ConnectionId">The connection of the chain; null within one chain.</param>
public sealed record TrailPlace(long Sequence, DateTime? AtUtc = null, Guid? ConnectionId = null)
{
    private const long LastMillisecond = 253_402_300_799_999;

    public bool IsAcross => AtUtc is not null;

    /// <summary>What <see cref="ToString"/> wrote; null for anything else.</summary>
    public static TrailPlace? Read(string text) => text.Split('.') switch
    {
        [var sequence] when Number(sequence) is { } number => new(number),
        [var time, var connection, var sequence] when Number(time) is { } milliseconds and <= LastMillisecond && Guid.TryParseExact(connection, "N", out var id) && Number(sequence) is { } number =>
            new(number, DateTime.UnixEpoch.AddMilliseconds(milliseconds), id),
        _ => null,
    };

    public override string ToString() => AtUtc is { } at && ConnectionId is { } id
        ? string.Create(CultureInfo.InvariantCulture, $"{(at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond}.{id:N}.{Sequence}")
        : Sequence.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
