using System.Globalization;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Ui;

/// <summary>Dates and times as screens and forms write them: Japan time, 2026/11/21 15:04.</summary>
public static class Formats
{
    public static string Date(DateOnly date) => date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);

    public static string DateTime(DateTime utc) => JapanTime.FromUtc(utc).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Today's times by the clock alone, others with month and day.</summary>
    public static string Recent(DateTime utc, DateTime nowUtc) => JapanTime.DateOf(utc) == JapanTime.DateOf(nowUtc)
        ? JapanTime.FromUtc(utc).ToString("HH:mm", CultureInfo.InvariantCulture)
        : JapanTime.FromUtc(utc).ToString("MM/dd HH:mm", CultureInfo.InvariantCulture);
}
