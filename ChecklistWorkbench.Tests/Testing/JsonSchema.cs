using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>As much of JSON Schema as NIST's OSCAL schemas use: references, types, members, items, patterns and choices.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    /// <summary>Where a document departs from the schema, one line each.</summary>
    public IReadOnlyList<string> FaultsOf(JsonElement document)
    {
        var faults = new List<string>();
        Check(root, document, "", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var reference)) Check(root.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..]), value, path, faults);
        if (schema.TryGetProperty("type", out var type) && !IsOf(type.GetString()!, value.ValueKind)) faults.Add($"{path}: {value.ValueKind} where {type} is asked for");
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => choice.ToString() == value.ToString())) faults.Add($"{path}: {value} is none of {choices}");
        if (schema.TryGetProperty("pattern", out var pattern) && value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, pattern.GetString()!.Replace("$", "\\z", StringComparison.Ordinal)))
            faults.Add($"{path}: “{value}” is not {pattern}");
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var each in all.EnumerateArray()) Check(each, value, path, faults);
        }

        if (schema.TryGetProperty("anyOf", out var any) && !any.EnumerateArray().Any(each => IsValid(each, value, path))) faults.Add($"{path}: {value} is none of what it may be");
        if (value.ValueKind == JsonValueKind.Object) CheckMembers(schema, value, path, faults);
        if (value.ValueKind == JsonValueKind.Array) CheckItems(schema, value, path, faults);
    }

    private bool IsValid(JsonElement schema, JsonElement value, string path)
    {
        var faults = new List<string>();
        Check(schema, value, path, faults);
        return faults.Count == 0;
    }

    private void CheckMembers(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (schema.TryGetProperty("required", out var required))
            faults.AddRange(required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: {name} is missing"));
        var known = schema.TryGetProperty("properties", out var properties);
        var isClosed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(member.Name, out var of)) Check(of, member.Value, $"{path}/{member.Name}", faults);
            else if (isClosed) faults.Add($"{path}: {member.Name} is unknown");
        }
    }

    private void CheckItems(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32()) faults.Add($"{path}: fewer than {least} items");
        if (!schema.TryGetProperty("items", out var of)) return;
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index))) Check(of, item, $"{path}[{index}]", faults);
    }

    private static bool IsOf(string type, JsonValueKind kind) => type switch
    {
        "object" => kind == JsonValueKind.Object,
        "array" => kind == JsonValueKind.Array,
        "string" => kind == JsonValueKind.String,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        "integer" or "number" => kind == JsonValueKind.Number,
        _ => throw new NotSupportedException($"The type {type} is not known here."),
    };
}
