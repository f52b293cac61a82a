namespace ChecklistWorkbench.Domain.Common;

/// <summary>Dates and times as users read them: Japan standard time (UTC+9, no summer time), whatever the server's own zone is.</summary>
public static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTime FromUtc(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    public static DateTime ToUtc(DateTime japan) => DateTime.SpecifyKind(japan - Offset, DateTimeKind.Utc);

    /// <summary>年度: from April to March.</summary>
    public static int FiscalYearOf(DateTime utc) => FromUtc(utc).AddMonths(-3).Year;

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(FromUtc(utc));
}
