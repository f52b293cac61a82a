using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <summary>Periods as the screens write them.</summary>
public static class EvidenceDates
{
    /// <summary>2026/04/01–2027/03/31; a dash where a piece covers no period.</summary>
    public static string Covers(EvidencePeriod period) => period is { CoversFrom: { } from, CoversTo: { } to } ? Of(new(from, to)) : "—";

    public static string Of(DaySpan span) => $"{Formats.Date(span.From)}–{Formats.Date(span.To)}";
}
