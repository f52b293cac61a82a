using System.Text;
using ChecklistWorkbench.Features.Monitoring.Calendar;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Monitoring;

/// <summary>What RFC 5545 asks of a calendar file.</summary>
public sealed class CalendarFileTests
{
    private static readonly CalendarEvent Event = new(
        "uid-1", new DateOnly(2026, 12, 31), "提出期限; 第1回, 確認\\要", "一行目\n" + string.Concat(Enumerable.Repeat("𠮷野家計簿と", 30)), "https://workbench.example/assessments/1");

    private readonly string _file = CalendarFile.Write("期限", [Event], TestClock.Start);

    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_is_folded_inside_a_character()
    {
        Assert.EndsWith("\r\n", _file, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', _file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(_file.Split("\r\n"), line =>
        {
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
        });
        Assert.Contains(_file.Split("\r\n"), line => line.StartsWith(' '));
    }

    [Fact]
    public void Texts_are_escaped_and_come_back_whole()
    {
        var unfolded = _file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.Contains("SUMMARY:提出期限\\; 第1回\\, 確認\\\\要", unfolded);
        var description = unfolded.Single(line => line.StartsWith("DESCRIPTION:", StringComparison.Ordinal))["DESCRIPTION:".Length..];
        Assert.Equal(Event.Description, description.Replace("\\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_day_is_a_whole_day_whatever_the_reader_s_zone()
    {
        var lines = _file.Split("\r\n");

        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines[..2]);
        Assert.Contains("DTSTART;VALUE=DATE:20261231", lines);
        Assert.Contains("DTEND;VALUE=DATE:20270101", lines);
        Assert.Contains("DTSTAMP:20261121T060400Z", lines);
        Assert.Equal("END:VCALENDAR", lines[^2]);
    }
}
