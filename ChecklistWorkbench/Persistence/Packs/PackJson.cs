using System.Text.Json;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Persistence.Packs;

/// <summary>JSON of a pack for people too: the members of the canonical form, each on a line of its own, and a line break at the end.</summary>
public static class PackJson
{
    private static readonly JsonSerializerOptions Options = new(CanonicalJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];
}
