using System.Globalization;
using System.Text.Json;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>A file of seed-data breaks its schema; the message names file, entry and field.</summary>
public sealed class CatalogueFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An element of the file together with how to name it in a refusal.</summary>
internal readonly record struct Place(JsonElement Element, string Address)
{
    public CatalogueFileException Fault(string field, string what) => new($"{Address}, {field}: {what}");

    /// <summary>Reads a file whole, or refuses the first fault found.</summary>
    /// <exception cref="CatalogueFileException">Names file, entry and field.</exception>
    public static T Read<T>(string json, string fileName, int schema, Func<Place, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new CatalogueFileException($"{fileName}: is not an object");
            var file = new Place(document.RootElement, fileName);
            var met = file.Int("schema");
            return met == schema ? read(file) : throw file.Fault("schema", $"is {met}; this version reads {schema}");
        }
        catch (JsonException fault)
        {
            throw new CatalogueFileException($"{fileName}, line {fault.LineNumber + 1}: is not JSON", fault);
        }
    }

    public Place Named(string part) => this with { Address = $"{Address.Split(',')[0]}, {part}" };

    public Place Object(string field) => new(Property(field, JsonValueKind.Object), $"{Address}, {field}");

    public T? Optional<T>(string field, Func<Place, T> read) where T : class => IsAbsent(field) ? null : read(Object(field));

    public string Text(string field)
    {
        var text = Property(field, JsonValueKind.String).GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw Fault(field, "is empty") : text;
    }

    public string? OptionalText(string field) => IsAbsent(field) ? null : Text(field);

    public int Int(string field) => Property(field, JsonValueKind.Number).TryGetInt32(out var value) ? value : throw Fault(field, "is not a whole number");

    public int? OptionalInt(string field) => IsAbsent(field) ? null : Int(field);

    public bool Bool(string field)
    {
        var (value, fault) = (Find(field), Fault(field, "is not true or false"));
        return value?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => throw fault };
    }

    public DateOnly Date(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw Fault(field, "is not a date of the form 2018-10-12");

    public DateOnly? OptionalDate(string field) => IsAbsent(field) ? null : Date(field);

    /// <summary>The first day of a month written as 2021-12.</summary>
    public DateOnly Month(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month : throw Fault(field, "is not a month of the form 2021-12");

    /// <summary>A value written by its name, exactly.</summary>
    public T Name<T>(string field) where T : struct, Enum
    {
        var text = Text(field);
        return Enum.GetNames<T>().Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<T>(text) : throw Fault(field, $"is “{text}”; use one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    public IReadOnlyList<T> List<T>(string field, Func<Place, int, T> read)
    {
        var list = new List<T>();
        foreach (var element in Property(field, JsonValueKind.Array).EnumerateArray())
        {
            var place = new Place(element, $"{Address}, {field}[{list.Count}]");
            if (element.ValueKind != JsonValueKind.Object) throw new CatalogueFileException($"{place.Address}: is not an object");
            list.Add(read(place, list.Count));
        }

        return list;
    }

    public IReadOnlyList<int> Ints(string field)
    {
        var fault = Fault(field, "is not a list of whole numbers");
        return [.. Property(field, JsonValueKind.Array).EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var value) ? value : throw fault)];
    }

    public IReadOnlyList<string> Texts(string field)
    {
        var (fault, empty) = (Fault(field, "is not a list of texts"), Fault(field, "holds an empty text"));
        return [.. Property(field, JsonValueKind.Array).EnumerateArray().Select(e => e.ValueKind != JsonValueKind.String ? throw fault
            : string.IsNullOrWhiteSpace(e.GetString()) ? throw empty : e.GetString()!)];
    }

    public void RefuseTwice<T>(string field, IEnumerable<T> keys)
    {
        var met = new HashSet<T>();
        foreach (var key in keys)
        {
            if (!met.Add(key)) throw Fault(field, $"has {key} twice");
        }
    }

    private bool IsAbsent(string field) => Find(field) is not { ValueKind: not JsonValueKind.Null };

    private JsonElement? Find(string field) => Element.TryGetProperty(field, out var value) ? value : null;

    private JsonElement Property(string field, JsonValueKind kind)
    {
        var value = Find(field) ?? throw Fault(field, "is missing");
        return value.ValueKind == kind ? value : throw Fault(field, $"is {value.ValueKind} where {kind} is due");
    }
}
