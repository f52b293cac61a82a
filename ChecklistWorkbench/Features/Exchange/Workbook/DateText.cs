using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>Shows a serial number as a date or time, Japanese eras included.</summary>
internal static class DateText
{
    public const int DaysTo1904 = 1_462;

    private const double LastSerial = 2_958_465.99999;
    private const int FirstSerialAfterLeapFault = 60;

    private static readonly DateTime Epoch = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");

    private static readonly (DateTime From, string Letter, string Short, string Name)[] Eras =
    [
        (new(2019, 5, 1), "R", "令", "令和"), (new(1989, 1, 8), "H", "平", "平成"), (new(1926, 12, 25), "S", "昭", "昭和"), (new(1912, 7, 30), "T", "大", "大正"), (new(1868, 1, 1), "M", "明", "明治"),
    ];

    /// <summary>The date behind a serial number; null if there is none. Excel counts a 29 February 1900, so the days before it are one off.</summary>
    public static DateTime? DateOf(double serial, bool from1904)
    {
        if (double.IsNaN(serial) || serial < 0 || serial > LastSerial) return null;
        var rounded = TimeSpan.FromSeconds(Math.Round(serial * 86_400, 2));
        if (from1904) return Epoch1904 + rounded;
        return Epoch + rounded + (serial < FirstSerialAfterLeapFault ? TimeSpan.FromDays(1) : TimeSpan.Zero);
    }

    public static string? Show(double serial, IReadOnlyList<FormatToken> tokens, bool from1904)
    {
        if (DateOf(serial, from1904) is not { } date) return null;
        var halves = tokens.Any(token => token.Text is "AM/PM" or "A/P");
        var text = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            text.Append(tokens[i].Kind switch
            {
                FormatTokenKind.Date => PartOf(date, tokens[i].Text, halves, IsMinute(tokens, i)),
                FormatTokenKind.Elapsed => ElapsedOf(serial, tokens[i].Text),
                FormatTokenKind.Number when tokens[i].Text == "0" => (date.Millisecond / 100).ToString(CultureInfo.InvariantCulture),
                FormatTokenKind.Number when tokens[i].Text == "@" => "",
                _ => tokens[i].Text,
            });
        }

        return text.ToString();
    }

    private static string PartOf(DateTime date, string token, bool halves, bool isMinute) => token switch
    {
        "AM/PM" => date.Hour < 12 ? "AM" : "PM",
        "A/P" => date.Hour < 12 ? "A" : "P",
        ['y', ..] => token.Length <= 2 ? Digits(date.Year % 100, 2) : Digits(date.Year, 4),
        ['b', ..] => Digits(date.Year + 543, 4),
        ['m', ..] when isMinute => Digits(date.Minute, token.Length),
        ['m', ..] => token.Length switch
        {
            <= 2 => Digits(date.Month, token.Length),
            3 => date.ToString("MMM", CultureInfo.InvariantCulture),
            4 => date.ToString("MMMM", CultureInfo.InvariantCulture),
            _ => date.ToString("MMM", CultureInfo.InvariantCulture)[..1],
        },
        ['d', ..] => token.Length <= 2 ? Digits(date.Day, token.Length) : date.ToString(token.Length == 3 ? "ddd" : "dddd", CultureInfo.InvariantCulture),
        ['a', ..] => token.Length < 3 ? token : date.ToString(token.Length == 3 ? "ddd" : "dddd", Japanese),
        ['h', ..] => Digits(halves ? (date.Hour + 11) % 12 + 1 : date.Hour, token.Length),
        ['s', ..] => Digits(date.Second, token.Length),
        "g" => EraOf(date).Letter,
        "gg" => EraOf(date).Short,
        ['g', ..] => EraOf(date).Name,
        ['e', ..] => Digits(date.Year - EraOf(date).From.Year + 1, token.Length),
        _ => token,
    };

    private static string ElapsedOf(double serial, string token) => Digits((long)Math.Floor(token[0] switch
    {
        'h' => serial * 24,
        'm' => serial * 24 * 60,
        _ => serial * 24 * 3600,
    } + 1e-6), token.Length);

    /// <summary>An m after hours or before seconds counts minutes, any other months.</summary>
    private static bool IsMinute(IReadOnlyList<FormatToken> tokens, int at)
    {
        if (tokens[at].Text[0] != 'm' || tokens[at].Text.Length > 2) return false;
        var before = tokens.Take(at).LastOrDefault(token => token.IsDate).Text;
        var after = tokens.Skip(at + 1).FirstOrDefault(token => token.IsDate).Text;
        return before is ['h', ..] || after is ['s', ..];
    }

    private static (DateTime From, string Letter, string Short, string Name) EraOf(DateTime date) => Eras.FirstOrDefault(era => date >= era.From, Eras[^1]);

    private static string Digits(long value, int least) => value.ToString(new string('0', Math.Min(least, 4)), CultureInfo.InvariantCulture);
}
