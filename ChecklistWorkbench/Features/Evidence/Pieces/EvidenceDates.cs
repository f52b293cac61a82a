using System.Globalization;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <summary>Periods and sizes as the screens write them.</summary>
public static class EvidenceDates
{
    private const double Kilobyte = 1024;

    /// <summary>2026/04/01–2027/03/31; a dash where a piece covers no period.</summary>
    public static string Covers(EvidencePeriod period) => period is { CoversFrom: { } from, CoversTo: { } to } ? Of(new(from, to)) : "—";

    public static string Of(DaySpan span) => $"{Formats.Date(span.From)}–{Formats.Date(span.To)}";

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilobyte:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilobyte / Kilobyte:0.#} MB"),
    };
}
