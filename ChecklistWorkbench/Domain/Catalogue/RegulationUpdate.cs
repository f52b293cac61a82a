namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>関連規定の改訂: how a standard that items refer to has changed since the edition (seed-data/regulation-updates.json, schema 1).</summary>
/// <param name="PublishedIn">The first day of the month it was published in; the day says nothing.</param>
/// <param name="Clause">Null where the change is of the standard as a whole.</param>
/// <param name="Items">The items it touches; none where it touches the checklist as a whole.</param>
/// <param name="Question">What a reviewer can ask because of it.</param>
public sealed record RegulationUpdate(
    string Standard, DateOnly PublishedIn, string? Clause, IReadOnlyList<int> Items, string Change, string Question, SourcePlace Source);
