using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <summary>What stands of an item of a 参照, as one person may see it.</summary>
/// <param name="Revision">Of what stands; 0 where nothing does.</param>
/// <param name="IsShared">Whether the firm sees the same.</param>
/// <param name="Earlier">What the bank said before, newest first; for the bank alone.</param>
public sealed record ItemUse(int ItemNumber, RelianceUse? Use, string Reason, int Revision, bool IsShared, IReadOnlyList<RelianceRuling> Earlier);

/// <summary>A 参照 as one person may see it, and what they may do.</summary>
/// <param name="Uses">One for each item it covers, by number.</param>
public sealed record RelianceLine(
    Guid Id, int Number, RelianceKind Kind, string Name, string Scope, string Standard, DateOnly ReviewedFrom, DateOnly ReviewedTo, DateOnly? ValidUntil, bool IsExpired,
    RelianceState State, int Version, IReadOnlyList<RelianceStep> Steps, IReadOnlyList<ItemUse> Uses, IReadOnlyList<RelianceAct> Acts)
{
    public bool CanRule => Acts.Contains(RelianceAct.Rule);

    /// <param name="reliance">With its rulings where the person is of the bank, without them where not.</param>
    /// <param name="round">The assessment's state.</param>
    /// <param name="shared">What the firm was shown last.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="today">In Japan.</param>
    public static RelianceLine Of(Reliance reliance, AssessmentState round, IReadOnlyList<SharedRuling> shared, Participation by, DateOnly today)
    {
        var told = shared.Where(ruling => ruling.RelianceNumber == reliance.Number).ToDictionary(ruling => ruling.ItemNumber);
        return new(
            reliance.Id, reliance.Number, reliance.Kind, reliance.Name, reliance.Scope, reliance.Standard, reliance.ReviewedFrom, reliance.ReviewedTo, reliance.ValidUntil, reliance.IsExpired(today),
            reliance.State, reliance.Version, [.. reliance.Steps.OrderBy(step => step.Number)],
            [.. reliance.Items.Select(item => by.Party == Party.FinancialInstitution ? OfBank(reliance, item, told.GetValueOrDefault(item)) : OfFirm(item, told.GetValueOrDefault(item)))],
            RelianceRules.Available(round, reliance.State, by));
    }

    private static ItemUse OfFirm(int item, SharedRuling? told) => new(item, told?.Use, told?.Reason ?? "", told?.Revision ?? 0, told is not null, []);

    private static ItemUse OfBank(Reliance reliance, int item, SharedRuling? told)
    {
        var said = reliance.Rulings.Where(ruling => ruling.ItemNumber == item).OrderByDescending(ruling => ruling.Revision).ToList();
        return said.Count == 0 ? new(item, null, "", 0, false, []) : new(item, said[0].Use, said[0].Reason, said[0].Revision, told?.Revision == said[0].Revision, said[1..]);
    }
}
