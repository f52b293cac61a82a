using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>What a rule of 深度の目安 says: when it speaks, of which items, how deep, and why.</summary>
/// <param name="Items">通番.</param>
/// <param name="Reason">What reviewers read.</param>
public sealed record DepthRuleContent(DepthCondition When, IReadOnlyList<int> Items, ReviewDepth Depth, string Reason)
{
    /// <summary>The same in the one form it is kept in.</summary>
    public DepthRuleContent Normalized() => new(When.Normalized(), [.. Items.Distinct().Order()], Depth, Reason.Trim());

    /// <summary>The first thing that cannot be kept; null if all can.</summary>
    /// <param name="known">The items there are to speak of.</param>
    public InvalidField? Fault(IReadOnlySet<int> known)
    {
        if (new[] { When.UsersAtLeast, When.UsersBelow, When.CallsAtLeast }.Any(figure => figure < 0)) return new("DepthFigures", "NotNegative");
        if (When.NeverHolds) return new("DepthCondition", "NeverHolds");
        if (Items.Count == 0) return new("DepthItems", "ChooseOne");
        if (Items.Where(item => !known.Contains(item)).Cast<int?>().FirstOrDefault() is { } unknown) return new("DepthItems", "NoSuchItem", unknown);
        if (string.IsNullOrWhiteSpace(Reason)) return new("DepthReason", "Required");
        return Reason.Trim().Length > Lengths.Sentence ? new("DepthReason", "TooLong", Lengths.Sentence, Reason.Trim().Length) : null;
    }

    /// <summary>Whether it says the same, in whatever order.</summary>
    public bool SaysTheSame(DepthRuleContent other) =>
        When.IsSame(other.When) && Depth == other.Depth && Reason == other.Reason && Items.ToHashSet().SetEquals(other.Items);
}
