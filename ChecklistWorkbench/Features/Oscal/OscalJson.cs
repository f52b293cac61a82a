using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChecklistWorkbench.Features.Oscal;

/// <summary>How OSCAL is written: the standard's names, nothing that is empty, the same bytes for the same content.</summary>
internal static class OscalJson
{
    public const string Version = "1.2.1";
    public const string ContentType = "application/json";
    public const string Extension = ".json";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static byte[] Write<T>(T document) => [.. JsonSerializer.SerializeToUtf8Bytes(document, Options), (byte)'\n'];

    /// <summary>The standard has no empty lists.</summary>
    public static List<T>? NullIfEmpty<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;

    public static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    public static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

public sealed record OscalMetadata(string Title, string LastModified, string Version, string OscalVersion, IReadOnlyList<OscalProperty>? Props = null);

public sealed record OscalProperty(string Name, string Ns, string Value)
{
    public const string Namespace = "urn:checklist-workbench:oscal";

    public static OscalProperty Of(string name, string value) => new(name, Namespace, value);
}

public sealed record OscalRisk(
    Guid Uuid, string Title, string Description, string Statement, IReadOnlyList<OscalProperty> Props, string Status, string? Deadline, IReadOnlyList<OscalResponse>? Remediations, OscalRiskLog? RiskLog = null);

public sealed record OscalResponse(Guid Uuid, string Lifecycle, string Title, string Description);

public sealed record OscalRiskLog(IReadOnlyList<OscalRiskLogEntry> Entries);

public sealed record OscalRiskLogEntry(Guid Uuid, string Title, string Description, string Start);
