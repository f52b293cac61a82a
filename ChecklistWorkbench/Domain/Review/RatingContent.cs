namespace ChecklistWorkbench.Domain.Review;

/// <summary>評点: a reviewer's verdict on the firm's answer to an item; none is 未評価. In the order of the keys 1 to 5.</summary>
public enum RatingValue
{
    /// <summary>充足.</summary>
    Sufficient,

    /// <summary>概ね充足.</summary>
    MostlySufficient,

    /// <summary>要改善.</summary>
    NeedsImprovement,

    /// <summary>不十分.</summary>
    Insufficient,

    /// <summary>評価対象外.</summary>
    OutOfScope,
}

/// <summary>Whose verdict it is.</summary>
public enum RatingSeat
{
    /// <summary>The review's own.</summary>
    First,

    /// <summary>The second reviewer's, given without knowing the first.</summary>
    Second,

    /// <summary>合意した評点: settled with a reason where the two differ.</summary>
    Agreed,
}

/// <summary>A verdict with its words. Texts use LF line breaks.</summary>
public sealed record RatingContent
{
    public static RatingContent Empty { get; } = new();

    /// <summary>Null while the item is 未評価; words may stand before a verdict.</summary>
    public RatingValue? Value { get; init; }

    /// <summary>For the bank's own eyes, for ever.</summary>
    public string InternalComment { get; init; } = "";

    /// <summary>What the firm reads once the ratings are shared.</summary>
    public string SharedComment { get; init; } = "";

    /// <summary>Why an agreed verdict is what it is; empty for the seats that agree.</summary>
    public string Reason { get; init; } = "";

    public RatingContent Normalized() => this with { InternalComment = Lf(InternalComment), SharedComment = Lf(SharedComment), Reason = Lf(Reason) };

    private static string Lf(string text) => text.ReplaceLineEndings("\n").Trim();
}
