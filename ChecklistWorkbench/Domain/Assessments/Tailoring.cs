using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>A change together with what it added, if it added an item.</summary>
public sealed record TailoringStep(TailoringChange Change, CustomItemContent? Item);

/// <summary>Everything a bank did to an assessment's list of items, and the list it adds up to.</summary>
public sealed class Tailoring
{
    private Tailoring(IReadOnlyList<TailoringStep> steps) => (Steps, Checklist) = (steps, AddUp(steps));

    /// <summary>Nothing was changed.</summary>
    public static Tailoring None { get; } = new([]);

    /// <summary>Every change so far, oldest first.</summary>
    public IReadOnlyList<TailoringStep> Steps { get; }

    /// <summary>How many changes there were.</summary>
    public int Revision => Steps.Count;

    /// <summary>The list as it stands.</summary>
    public TailoredChecklist Checklist { get; }

    /// <summary>The number that the next 独自確認項目 gets.</summary>
    public int NextNumber => ItemNumbers.OfCustom(1 + Steps.Count(step => step.Change.Act == TailoringAct.Added));

    public static Tailoring Of(IEnumerable<TailoringStep> steps) => new([.. steps.OrderBy(step => step.Change.Number)]);

    /// <summary>This and one change more.</summary>
    public Tailoring With(TailoringChange change, CustomItemContent? item = null) => new([.. Steps, new(change, item)]);

    private static TailoredChecklist AddUp(IReadOnlyList<TailoringStep> steps)
    {
        var (excluded, added) = (new SortedDictionary<int, Exclusion>(), new SortedDictionary<int, AddedItem>());
        foreach (var (change, item) in steps)
        {
            var number = change.ItemNumber;
            switch (change.Act)
            {
                case TailoringAct.Excluded:
                    excluded[number] = new(number, change.Reason, change.ByName, change.AtUtc);
                    break;
                case TailoringAct.Reinstated:
                    excluded.Remove(number);
                    break;
                case TailoringAct.Added:
                    if (item is null) throw new InvalidOperationException($"Change {change.Number} of {change.AssessmentId} comes without the item it added.");
                    added[number] = new(number, change.CustomItemId!.Value, change.CustomItemVersion!.Value, item);
                    break;
                default:
                    added.Remove(number);
                    excluded.Remove(number);
                    break;
            }
        }

        return new([.. excluded.Values], [.. added.Values]);
    }
}
