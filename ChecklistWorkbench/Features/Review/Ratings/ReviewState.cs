using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>What an open rating screen knows and how it is looked at. Knows nothing of the screen; goes to the address and back without loss.</summary>
public sealed class ReviewState(ReviewModel model)
{
    public ReviewModel Model { get; private set; } = model;

    /// <summary>Only items that need eyes for this reason; null for all.</summary>
    public ReviewReason? Reason { get; set; }

    /// <summary>Every item although the round asked for 確認声明, where only what needs eyes is shown otherwise.</summary>
    public bool ShowsAll { get; set; }

    /// <summary>All items below each other, rather than one at a time.</summary>
    public bool IsTable { get; set; }

    /// <summary>The item looked at; stays on the screen when it no longer has the reason it was found by.</summary>
    public int? SelectedItem { get; set; }

    /// <summary>The item on the screen: the chosen one, or the first of the queue.</summary>
    public ReviewItem? Current => Find(SelectedItem) ?? Queue.FirstOrDefault() ?? (Model.Items.Count > 0 ? Model.Items[0] : null);

    public IEnumerable<ReviewItem> Queue => Model.Items.Where(item => Reason is { } reason ? item.Reasons.Contains(reason) : ShowsAll || !Model.AsksForStatements || item.Reasons.Count > 0);

    /// <summary>How many need eyes for any reason.</summary>
    public int Needing => Model.Items.Count(item => item.Reasons.Count > 0);

    public int CountOf(ReviewReason reason) => Model.Items.Count(item => item.Reasons.Contains(reason));

    public ReviewItem? Find(int? number) => Model.Items.FirstOrDefault(item => item.Number == number);

    public void Take(ReviewModel model) => Model = model;

    /// <summary>The item <paramref name="step"/> places on in the queue; the ends hold.</summary>
    public int? Neighbour(int step)
    {
        var numbers = Queue.Select(item => item.Number).ToList();
        if (numbers.Count == 0) return null;
        if (Current is not { } current) return numbers[0];
        var at = numbers.FindIndex(number => number >= current.Number);
        if (at < 0) return numbers[^1];
        return numbers[Math.Clamp(at + (numbers[at] == current.Number ? step : Math.Min(step, 0)), 0, numbers.Count - 1)];
    }

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public void Read(Func<string, string?> value)
    {
        Reason = Enum.TryParse<ReviewReason>(value("reason"), ignoreCase: true, out var reason) && Enum.IsDefined(reason) ? reason : null;
        ShowsAll = Reason is null && value("reason") == "all";
        IsTable = value("view") == "table";
        SelectedItem = int.TryParse(value("item"), out var number) && Find(number) is not null ? number : null;
    }

    /// <summary>Query parameters; null where the value is the default and needs no mention.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["reason"] = Reason?.ToString() ?? (ShowsAll ? "all" : null),
        ["view"] = IsTable ? "table" : null,
        ["item"] = SelectedItem,
    };
}
