namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <summary>What the user chose to add: items of the library, or everything the last round had.</summary>
public sealed record AddItemsChoice(IReadOnlyList<Guid> Chosen, bool CarriesOver);
