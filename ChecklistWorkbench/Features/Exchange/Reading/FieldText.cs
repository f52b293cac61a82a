using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Every field of an answer as a text and back, so that a file's word and ours can be compared: the form's own words, dates as 2026/11/21.</summary>
public static class FieldText
{
    private const string Day = "yyyy/MM/dd";

    private static readonly string[] Days = [Day, "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyy年M月d日"];

    private static readonly Dictionary<string, Implementation> Words = Enum.GetValues<Implementation>().ToDictionary(FormWords.Of);

    public static string Of(ResponseContent content, ResponseField field) => content[field] switch
    {
        Implementation implementation => FormWords.Of(implementation),
        DateOnly day => Of(day),
        var text => text as string ?? "",
    };

    public static string Of(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>The day that someone typed; null if it is none.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(FormColumns.Normalized(text).Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The word's 対応区分; blank is 未記入. Null if there is no such word.</summary>
    public static Implementation? ImplementationOf(string text) =>
        string.IsNullOrWhiteSpace(text) ? Implementation.Unanswered : Words.TryGetValue(FormColumns.Plain(text), out var known) ? known : null;

    /// <summary>The content with a field as <see cref="Of(ResponseContent, ResponseField)"/> wrote it.</summary>
    public static ResponseContent With(ResponseContent content, ResponseField field, string text) => field switch
    {
        ResponseField.Implementation => content with { Implementation = ImplementationOf(text) ?? content.Implementation },
        ResponseField.PlanDueOn => content with { PlanDueOn = DayOf(text) },
        _ => content.WithText(field, text),
    };
}
