using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Ui.Standing;

/// <summary>Colour and sign of a verdict; colour never says it alone.</summary>
internal static class RatingLook
{
    public static (string Class, string Sign) Of(RatingValue? value) => value switch
    {
        RatingValue.Sufficient => ("ok", "✓"),
        RatingValue.MostlySufficient => ("plan", "◐"),
        RatingValue.NeedsImprovement => ("part", "△"),
        RatingValue.Insufficient => ("no", "✕"),
        RatingValue.OutOfScope => ("na", "－"),
        _ => ("blank", "○"),
    };
}
