using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>What <c>form read --json</c> prints. Scripts depend on these names; a blank text and one that is unclear are both null, the latter with a problem.</summary>
public static class FormJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(ReadForm form, IStringLocalizer<ExchangeTexts> texts) => Write(form, form.Problems, texts);

    public static byte[] Of(WorkbookProblem refusal, IStringLocalizer<ExchangeTexts> texts) => Write(null, [refusal], texts);

    private static byte[] Write(ReadForm? form, IReadOnlyList<WorkbookProblem> problems, IStringLocalizer<ExchangeTexts> texts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("edition", form?.Edition);
            json.WriteString("sheet", form?.Sheet);
            if (form is null) json.WriteNull("headerRow");
            else json.WriteNumber("headerRow", form.HeaderRow);
            WriteItems(json, "items", form?.Items.Where(item => !item.IsCustom) ?? []);
            WriteItems(json, "custom", form?.Items.Where(item => item.IsCustom) ?? []);
            json.WriteStartArray("unmappedColumns");
            foreach (var column in form?.UnmappedColumns ?? []) json.WriteStringValue(column.Name);
            json.WriteEndArray();
            json.WriteStartArray("problems");
            foreach (var problem in problems) WriteProblem(json, problem, texts);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetBytes(Readable(Encoding.UTF8.GetString(buffer.ToArray())) + '\n');
    }

    /// <summary>The encoder spares all of the basic plane only: names such as 𠮷 are brought back from their pairs of escapes.</summary>
    private static string Readable(string json)
    {
        if (!json.Contains("\\uD", StringComparison.Ordinal)) return json;
        var text = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] != '\\')
            {
                text.Append(json[at]);
                continue;
            }

            if (UnitAt(json, at) is { } high && char.IsHighSurrogate(high) && UnitAt(json, at + 6) is { } low && char.IsLowSurrogate(low))
            {
                text.Append(high).Append(low);
                at += 11;
            }
            else
            {
                text.Append(json, at, 2); // An escaped backslash is two characters, and the second begins no escape.
                at++;
            }
        }

        return text.ToString();
    }

    private static char? UnitAt(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u' ? (char)ushort.Parse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null;

    private static void WriteItems(Utf8JsonWriter json, string name, IEnumerable<ReadItem> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            if (item.IsCustom) json.WriteString("number", $"独-{item.Number}");
            else json.WriteNumber("number", item.Number);
            if (item.IsCustom) json.WriteString("objective", NotBlank(item.Objective));
            WriteTexts(json, "currentStatus", item, ResponseField.CurrentStatus);
            WriteTexts(json, "recognizedIssues", item, ResponseField.RecognizedIssues);
            WriteTexts(json, "remediationPlan", item, ResponseField.RemediationPlan);
            json.WriteString("remarks", NotBlank(item.Remarks));
            if (item.Implementation is { } implementation) json.WriteString("implementation", implementation.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, ReadItem item, ResponseField field)
    {
        json.WriteStartObject(name);
        json.WriteString("connectingFirm", NotBlank(item.Text(Party.ConnectingFirm, field)));
        json.WriteString("financialInstitution", NotBlank(item.Text(Party.FinancialInstitution, field)));
        json.WriteEndObject();
    }

    private static void WriteProblem(Utf8JsonWriter json, WorkbookProblem problem, IStringLocalizer<ExchangeTexts> texts)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code.ToString());
        json.WriteString("sheet", problem.Sheet);
        json.WriteString("cell", problem.Cell);
        json.WriteString("message", ProblemSentences.Of(problem, texts));
        json.WriteEndObject();
    }

    /// <summary>Half of a pair, which no JSON can carry, becomes the sign for what is unreadable.</summary>
    private static string? NotBlank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
