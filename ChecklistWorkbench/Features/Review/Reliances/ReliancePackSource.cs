using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <summary>What the bank referred to, and what it made of it as the firm was shown. Nothing that was not shared; no file where there is no reference.</summary>
public sealed class ReliancePackSource : PackSource
{
    public override int Order => 430;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var reliances = await work.Db.ReadReliancesWithoutRulingsAsync(subject.Assessment.Id, cancellationToken);
        if (reliances.Count == 0) return [];
        var (shared, _) = await work.Db.ReadSharedRulingsAsync(subject.Assessment.Id, cancellationToken);
        var packed = reliances.Select(reliance => PackedReliance.Of(reliance, shared)).ToList();
        return [PackPart.Of($"{PackPath.Records}/他の審査結果の参照.json", "他の審査結果の参照と、共有された項目別の取扱い", () => PackJson.Write(packed))];
    }

    private sealed record PackedReliance(
        int Number, RelianceKind Kind, string Name, string Scope, string Standard, DateOnly ReviewedFrom, DateOnly ReviewedTo, DateOnly? ValidUntil, RelianceState State,
        IReadOnlyList<int> Items, IReadOnlyList<PackedStep> Steps, IReadOnlyList<PackedRuling> Rulings)
    {
        public static PackedReliance Of(Reliance reliance, IReadOnlyList<SharedRuling> shared) => new(
            reliance.Number, reliance.Kind, reliance.Name, reliance.Scope, reliance.Standard, reliance.ReviewedFrom, reliance.ReviewedTo, reliance.ValidUntil, reliance.State, reliance.Items,
            [.. reliance.Steps.OrderBy(step => step.Number).Select(step => new PackedStep(step.AtUtc, step.ByName, step.Act, step.State, step.Words))],
            [.. shared.Where(ruling => ruling.RelianceNumber == reliance.Number).OrderBy(ruling => ruling.ItemNumber).Select(ruling => new PackedRuling(ruling.ItemNumber, ruling.Revision, ruling.Use, ruling.Reason))]);
    }

    private sealed record PackedStep(DateTime AtUtc, string ByName, RelianceAct Act, RelianceState State, string Words);

    private sealed record PackedRuling(int ItemNumber, int Revision, RelianceUse Use, string Reason);
}
