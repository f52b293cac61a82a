using System.Globalization;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Ui;

/// <summary>Dates, times and sizes as screens and forms write them: Japan time, 2026/11/21 15:04.</summary>
public static class Formats
{
    private const double Kilobyte = 1024;

    public static string Date(DateOnly date) => date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture);

    public static string DateTime(DateTime utc) => JapanTime.FromUtc(utc).ToString("yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A month, whatever its day: 2021/12.</summary>
    public static string Month(DateOnly month) => month.ToString("yyyy/MM", CultureInfo.InvariantCulture);

    /// <summary>First and last page of a stretch: 21–22, or 21 alone.</summary>
    public static string Pages(IReadOnlyList<int> pages) => pages[0] == pages[^1] ? $"{pages[0]}" : $"{pages[0]}–{pages[^1]}";

    /// <summary>Today's times by the clock alone, others with month and day.</summary>
    public static string Recent(DateTime utc, DateTime nowUtc) => JapanTime.DateOf(utc) == JapanTime.DateOf(nowUtc)
        ? JapanTime.FromUtc(utc).ToString("HH:mm", CultureInfo.InvariantCulture)
        : JapanTime.FromUtc(utc).ToString("MM/dd HH:mm", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilobyte:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilobyte / Kilobyte:0.#} MB"),
    };
}
