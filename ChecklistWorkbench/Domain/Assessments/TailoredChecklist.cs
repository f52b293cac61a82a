using System.Text.Json.Serialization;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>対象外: an item that the bank leaves out of an assessment, with the reason.</summary>
public sealed record Exclusion(int ItemNumber, string Reason, string ByName, DateTime AtUtc);

/// <summary>A 独自確認項目 that an assessment asks, in the version it was added in.</summary>
public sealed record AddedItem(int Number, Guid CustomItemId, int Version, CustomItemContent Content);

/// <summary>
/// The checklist as a bank made it for one assessment: the one place that says which items there are, in which order, and which of them are left
/// out. A submission freezes it in this form.
/// </summary>
/// <param name="Excluded">By number.</param>
/// <param name="Added">By number.</param>
public sealed record TailoredChecklist(IReadOnlyList<Exclusion> Excluded, IReadOnlyList<AddedItem> Added)
{
    public static TailoredChecklist Plain { get; } = new([], []);

    /// <summary>Whether it is the edition's list and nothing else.</summary>
    [JsonIgnore]
    public bool IsPlain => Excluded.Count == 0 && Added.Count == 0;

    public Exclusion? ExclusionOf(int itemNumber) => Excluded.FirstOrDefault(exclusion => exclusion.ItemNumber == itemNumber);

    public AddedItem? AddedAs(int itemNumber) => Added.FirstOrDefault(added => added.Number == itemNumber);

    /// <summary>All items in order: the edition's, those left out among them, then the bank's own.</summary>
    public IReadOnlyList<ChecklistItem> ItemsOf(ChecklistEdition edition) =>
        [.. edition.Items, .. Added.Select(added => ItemNumbers.ToItem(added.Number, added.Content))];
}
