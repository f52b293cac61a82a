namespace ChecklistWorkbench.Domain.Review;

/// <summary>How many verdicts of each value: for people to look at, never for the tool to decide by.</summary>
public sealed record RatingTally(int Sufficient, int MostlySufficient, int NeedsImprovement, int Insufficient, int OutOfScope)
{
    public static RatingTally None { get; } = new(0, 0, 0, 0, 0);

    public static RatingTally Of(IEnumerable<RatingValue> values)
    {
        var counts = new int[5];
        foreach (var value in values) counts[(int)value]++;
        return new(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    public int this[RatingValue value] => value switch
    {
        RatingValue.Sufficient => Sufficient,
        RatingValue.MostlySufficient => MostlySufficient,
        RatingValue.NeedsImprovement => NeedsImprovement,
        RatingValue.Insufficient => Insufficient,
        _ => OutOfScope,
    };

    /// <summary>Verdicts other than 評価対象外.</summary>
    public int Rated => Sufficient + MostlySufficient + NeedsImprovement + Insufficient;

    /// <summary>要改善 and 不十分.</summary>
    public int Lacking => NeedsImprovement + Insufficient;

    /// <summary>充足 and 概ね充足 among the rated, in per cent rounded down, so that 100 means all; null where nothing is rated.</summary>
    public int? SatisfiedPercent => Rated == 0 ? null : (Sufficient + MostlySufficient) * 100 / Rated;

    /// <summary>The gravest verdict there is; null where there is none at all.</summary>
    public RatingValue? Worst =>
        Insufficient > 0 ? RatingValue.Insufficient : NeedsImprovement > 0 ? RatingValue.NeedsImprovement : MostlySufficient > 0 ? RatingValue.MostlySufficient
        : Sufficient > 0 ? RatingValue.Sufficient : OutOfScope > 0 ? RatingValue.OutOfScope : null;
}
