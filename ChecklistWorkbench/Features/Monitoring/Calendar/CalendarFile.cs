using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Features.Monitoring.Calendar;

/// <param name="Uid">The same for the same day's matter in every reading, so that a calendar replaces it.</param>
/// <param name="On">The whole day, in Japan.</param>
public sealed record CalendarEvent(string Uid, DateOnly On, string Summary, string Description, string Url);

/// <summary>Writes an iCalendar object (RFC 5545): CRLF, lines folded at 75 octets between characters, TEXT escaped, whole days as DATE.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int LineOctets = 75;

    public static string Write(string name, IEnumerable<CalendarEvent> events, DateTime nowUtc)
    {
        var text = new StringBuilder();
        void Line(string content) => Fold(text, content);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//ChecklistWorkbench//Monitoring//JA");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escape(name));
        Line("X-WR-TIMEZONE:Asia/Tokyo");
        foreach (var each in events)
        {
            Line("BEGIN:VEVENT");
            Line("UID:" + Escape(each.Uid));
            Line("DTSTAMP:" + nowUtc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line("DTSTART;VALUE=DATE:" + Day(each.On));
            Line("DTEND;VALUE=DATE:" + Day(each.On.AddDays(1)));
            Line("SUMMARY:" + Escape(each.Summary));
            Line("DESCRIPTION:" + Escape(each.Description));
            Line("URL:" + each.Url);
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1; // The space that a continued line begins with counts.
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
