using System.Text.Json;

namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>One value of an entry's details, or one change.</summary>
/// <param name="Name">Where it stands, such as <c>currentStatus</c> or <c>profile.openness</c>.</param>
/// <param name="Old">Before; null if there was nothing, or for a value that is no change.</param>
/// <param name="New">After, or the value.</param>
public sealed record AuditDetail(string Name, string? Old, string? New, bool IsChange);

/// <summary>Reads an entry's details for people: nested values by their path, changes as pairs, and of two objects only what differs.</summary>
public static class AuditDetails
{
    private const string Changes = "changes";

    public static IReadOnlyList<AuditDetail> Read(string? json)
    {
        if (json is null) return [];
        using var document = JsonDocument.Parse(json);
        var found = new List<AuditDetail>();
        Add(found, "", document.RootElement);
        return found;
    }

    private static void Add(List<AuditDetail> found, string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            found.Add(new(path, null, TextOf(value), IsChange: false));
        }
        else if (path.Length > 0 && IsChange(value))
        {
            AddChange(found, path, Member(value, "old"), Member(value, "new"));
        }
        else
        {
            foreach (var member in value.EnumerateObject()) Add(found, Join(path, member.Name), member.Value);
        }
    }

    private static void AddChange(List<AuditDetail> found, string path, JsonElement? old, JsonElement? @new)
    {
        if (old is { ValueKind: JsonValueKind.Object } || @new is { ValueKind: JsonValueKind.Object })
        {
            var (before, after) = (Leaves(path, old), Leaves(path, @new));
            foreach (var name in before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal))
            {
                var (was, @is) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
                if (was != @is) found.Add(new(name, was, @is, IsChange: true));
            }
        }
        else if (old is not null || @new is not null)
        {
            found.Add(new(path, old is { } was ? TextOf(was) : null, @new is { } @is ? TextOf(@is) : null, IsChange: true));
        }
    }

    private static Dictionary<string, string?> Leaves(string path, JsonElement? value)
    {
        var leaves = new List<AuditDetail>();
        if (value is { } there) Add(leaves, path, there);
        return leaves.DistinctBy(leaf => leaf.Name).ToDictionary(leaf => leaf.Name, leaf => leaf.New, StringComparer.Ordinal);
    }

    /// <summary>An object of nothing but <c>old</c> and <c>new</c>; either is left out where it was nothing.</summary>
    private static bool IsChange(JsonElement value) => value.EnumerateObject().All(member => member.Name is "old" or "new");

    private static JsonElement? Member(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member : null;

    private static string Join(string path, string name)
    {
        var own = name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
        return path is "" or Changes ? own : $"{path}.{own}";
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Array => string.Join(value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Number) ? ", " : "\n", value.EnumerateArray().Select(TextOf)),
        JsonValueKind.Object => string.Join("　", value.EnumerateObject().Select(member => TextOf(member.Value))),
        _ => value.ToString(),
    };
}
