using System.Diagnostics.CodeAnalysis;

namespace ChecklistWorkbench.Domain.Common;

/// <summary>What an action came to: a value, or the refusal that says why not. Bugs are exceptions and never land here.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The value of a successful outcome; reading it after a refusal is a bug.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    [SuppressMessage("Usage", "CA2225", Justification = "Outcomes are returned, never converted by hand.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "Outcomes are returned, never converted by hand.")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of an action that has nothing to tell but that it was done.</summary>
public readonly record struct Done;
