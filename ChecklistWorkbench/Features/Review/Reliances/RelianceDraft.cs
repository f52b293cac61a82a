using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <summary>What the form on a reference holds while it is being filled in.</summary>
public sealed class RelianceDraft
{
    public RelianceKind Kind { get; set; }

    public string Name { get; set; } = "";

    public string Scope { get; set; } = "";

    public string Standard { get; set; } = "";

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public SortedSet<int> Items { get; } = [];

    public RelianceWords Words => new(Kind, Name, Scope, Standard, From, To, ValidUntil, [.. Items]);

    public void Choose(int item, bool isCovered)
    {
        if (isCovered) Items.Add(item);
        else Items.Remove(item);
    }
}
