using System.Globalization;
using System.Text.Json;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>
/// An element of the file together with how to name it. What is wrong is noted and reading goes on with a stand-in, so that a refusal
/// can list every fault; what stands below something missing is not reported once more.
/// </summary>
internal readonly record struct Place(JsonElement Element, string Address, List<CatalogueFault>? Faults)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Reads a file whole, or refuses it with every fault found.</summary>
    /// <exception cref="CatalogueFileException">Names file, entry and field of each.</exception>
    public static T Read<T>(string json, string fileName, int schema, Func<Place, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var file = new Place(document.RootElement, fileName, []);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new CatalogueFileException([new(fileName, FaultKind.NotAnObject)]);
            var met = file.Int("schema");
            // Another schema's fields mean other things: reading on would report nonsense.
            if (met != schema && file.Faults!.Count == 0) throw new CatalogueFileException([new($"{fileName}, schema", FaultKind.Schema, met, schema)]);
            var content = read(file);
            return file.Faults!.Count == 0 ? content : throw new CatalogueFileException(file.Faults);
        }
        catch (JsonException fault)
        {
            throw new CatalogueFileException([new($"{fileName}, line {fault.LineNumber + 1}", FaultKind.NotJson)], fault);
        }
    }

    /// <summary>Whether nothing was wrong so far, so that what was read can be held against itself.</summary>
    public bool IsSound => Faults is { Count: 0 };

    public void Refuse(string field, FaultKind kind, params object[] arguments) => Faults?.Add(new($"{Address}, {field}", kind, arguments));

    public Place Named(string part) => this with { Address = $"{Address.Split(',')[0]}, {part}" };

    public Place Object(string field) => Property(field, JsonValueKind.Object) is { } value
        ? new(value, $"{Address}, {field}", Faults) : new(Nothing, $"{Address}, {field}", null);

    public T? Optional<T>(string field, Func<Place, T> read) where T : class => IsAbsent(field) ? null : read(Object(field));

    public string Text(string field)
    {
        if (Property(field, JsonValueKind.String) is not { } value) return "";
        var text = value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? Stand(field, FaultKind.Empty, "") : text;
    }

    public string Line(string field, int limit) => Text(field) is var text && text.Length > limit ? Stand(field, FaultKind.TooLong, "", limit, text.Length) : text;

    public string? OptionalText(string field) => IsAbsent(field) ? null : Text(field);

    /// <summary>A name that can stand in an address: small letters, digits and hyphens.</summary>
    public string Id(string field, int limit)
    {
        var text = Line(field, limit);
        return text.All(sign => sign is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') ? text : Stand(field, FaultKind.NotAnId, "", text);
    }

    public int Int(string field)
    {
        if (Property(field, JsonValueKind.Number) is not { } value) return 0;
        return value.TryGetInt32(out var number) ? number : Stand(field, FaultKind.NotWholeNumber, 0);
    }

    /// <summary>Whether a number stands there that <see cref="Int"/> could read.</summary>
    public bool IsNumber(string field) => Find(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out _);

    public int? OptionalInt(string field) => IsAbsent(field) ? null : Int(field);

    public bool Bool(string field) => Find(field)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Stand(field, FaultKind.NotYesOrNo, false),
    };

    public DateOnly Date(string field) => Date(field, "yyyy-MM-dd", FaultKind.NotADate);

    public DateOnly? OptionalDate(string field) => IsAbsent(field) ? null : Date(field);

    /// <summary>The first day of a month written as 2021-12.</summary>
    public DateOnly Month(string field) => Date(field, "yyyy-MM", FaultKind.NotAMonth);

    /// <summary>A value written by its name, exactly.</summary>
    public T Name<T>(string field) where T : struct, Enum
    {
        var text = Text(field);
        if (text.Length == 0) return default;
        return Enum.GetNames<T>().Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<T>(text) : Stand(field, FaultKind.NotOneOf, default(T), text, string.Join(", ", Enum.GetNames<T>()));
    }

    public IReadOnlyList<T> List<T>(string field, Func<Place, int, T> read)
    {
        if (Property(field, JsonValueKind.Array) is not { } array) return [];
        var list = new List<T>();
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            var place = new Place(element, $"{Address}, {field}[{index}]", Faults);
            if (element.ValueKind == JsonValueKind.Object) list.Add(read(place, index));
            else Faults?.Add(new(place.Address, FaultKind.NotAnObject));
            index++;
        }

        return list;
    }

    public IReadOnlyList<int> Ints(string field)
    {
        if (Property(field, JsonValueKind.Array) is not { } array) return [];
        return array.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out _))
            ? [.. array.EnumerateArray().Select(e => e.GetInt32())] : Stand<IReadOnlyList<int>>(field, FaultKind.NotWholeNumbers, []);
    }

    public IReadOnlyList<string> Texts(string field)
    {
        if (Property(field, JsonValueKind.Array) is not { } array) return [];
        if (array.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.String)) return Stand<IReadOnlyList<string>>(field, FaultKind.NotTexts, []);
        IReadOnlyList<string> texts = [.. array.EnumerateArray().Select(e => e.GetString()!)];
        return texts.Any(string.IsNullOrWhiteSpace) ? Stand(field, FaultKind.EmptyInList, texts) : texts;
    }

    public void RefuseTwice<T>(string field, IEnumerable<T> keys)
    {
        var met = new HashSet<T>();
        foreach (var key in keys)
        {
            if (!met.Add(key)) Refuse(field, FaultKind.Twice, key!);
        }
    }

    private DateOnly Date(string field, string form, FaultKind otherwise)
    {
        var text = Text(field);
        if (text.Length == 0) return default;
        return DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : Stand(field, otherwise, default(DateOnly));
    }

    private T Stand<T>(string field, FaultKind kind, T standIn, params object[] arguments)
    {
        Refuse(field, kind, arguments);
        return standIn;
    }

    private bool IsAbsent(string field) => Find(field) is not { ValueKind: not JsonValueKind.Null };

    private JsonElement? Find(string field) => Element.TryGetProperty(field, out var value) ? value : null;

    private JsonElement? Property(string field, JsonValueKind kind)
    {
        if (Find(field) is not { } value) return Stand<JsonElement?>(field, FaultKind.Missing, null);
        return value.ValueKind == kind ? value : Stand<JsonElement?>(field, FaultKind.WrongKind, null, value.ValueKind, kind);
    }
}
