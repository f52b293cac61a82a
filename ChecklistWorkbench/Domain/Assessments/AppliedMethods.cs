using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>How a party meets a method example of the guide.</summary>
public enum MethodUse
{
    /// <summary>実施: done as the example says.</summary>
    Applied,

    /// <summary>代替策: met in another way, which the remark names.</summary>
    Alternative,

    /// <summary>該当なし: the example does not concern this service.</summary>
    NotConcerned,
}

/// <summary>手法の適用: a method example that a party has ticked.</summary>
/// <param name="Number">Its place among the item's method examples, from 1, in the guide's order.</param>
/// <param name="Remark">A short remark, at most <see cref="Lengths.Line"/>; may be empty.</param>
public sealed record AppliedMethod(int Number, MethodUse Use, string Remark);

/// <summary>
/// The method examples of one item that a party has ticked, in the guide's order; a part of the answer. Two lists with the same ticks are equal.
/// </summary>
[JsonConverter(typeof(AppliedMethodsConverter))]
[SuppressMessage("Naming", "CA1710", Justification = "The plural is the field's own word; a collection is how it is read, not what it is.")]
public sealed class AppliedMethods : IReadOnlyCollection<AppliedMethod>, IEquatable<AppliedMethods>
{
    private readonly AppliedMethod[] _ticks;

    private AppliedMethods(IEnumerable<AppliedMethod> ticks) => _ticks = [.. ticks.OrderBy(tick => tick.Number)];

    public static AppliedMethods None { get; } = new([]);

    public int Count => _ticks.Length;

    /// <summary>The tick of that method; null if it has none.</summary>
    public AppliedMethod? this[int number] => Array.Find(_ticks, tick => tick.Number == number);

    public static AppliedMethods Of(IEnumerable<AppliedMethod> ticks)
    {
        var list = ticks.ToList();
        return list.DistinctBy(tick => tick.Number).Count() == list.Count ? new(list) : throw new ArgumentException("A method is ticked once.", nameof(ticks));
    }

    /// <summary>These ticks with another one for method <paramref name="number"/>, or without it.</summary>
    public AppliedMethods With(int number, AppliedMethod? tick) =>
        new(_ticks.Where(other => other.Number != number).Concat(tick is null ? [] : [tick]));

    /// <summary>The form in which a database keeps them; empty if nothing is ticked.</summary>
    public string ToText() => Count == 0 ? "" : CanonicalJson.Write(_ticks);

    public static AppliedMethods FromText(string text) => text.Length == 0 ? None : new(CanonicalJson.Read<AppliedMethod[]>(text));

    public IEnumerator<AppliedMethod> GetEnumerator() => _ticks.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(AppliedMethods? other) => other is not null && _ticks.AsSpan().SequenceEqual(other._ticks);

    public override bool Equals(object? obj) => Equals(obj as AppliedMethods);

    public override int GetHashCode() => _ticks.Aggregate(0, HashCode.Combine);
}

/// <summary>Writes the ticks as a list; leaves nothing to guess when reading.</summary>
internal sealed class AppliedMethodsConverter : JsonConverter<AppliedMethods>
{
    public override AppliedMethods Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AppliedMethods.Of(JsonSerializer.Deserialize<AppliedMethod[]>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, AppliedMethods value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
