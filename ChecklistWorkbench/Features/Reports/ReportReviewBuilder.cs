using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>What a bank has said that both parties may read. Nothing else of its work gets into a report: no rating before it is shared, no proposal, no internal word.</summary>
/// <param name="Shared">The ratings as they were shared last; null if none were.</param>
/// <param name="Decision">The decision taken last; null if none was.</param>
/// <param name="Findings">Those of the round, with their steps.</param>
public sealed record ReviewSource(RatingShare? Shared, Decision? Decision, IReadOnlyList<Finding> Findings)
{
    /// <summary>Those of earlier rounds that were not over when this one was opened.</summary>
    public IReadOnlyList<Finding> Carried { get; init; } = [];

    /// <summary>What the bank refers to in the round, without what it said of the items: of that only what was shared counts.</summary>
    public IReadOnlyList<Reliance> Reliances { get; init; } = [];
}

/// <summary>Decides what a report says of the bank's side.</summary>
internal static class ReportReviewBuilder
{
    public static ReportReview Build(ReviewSource source, SubmissionContent submitted)
    {
        var revisions = submitted.Answers.Where(answer => answer.Party == Party.ConnectingFirm).ToDictionary(answer => answer.ItemNumber, answer => answer.Revision);
        var ratings = (source.Shared?.Items ?? [])
            .Where(item => revisions.TryGetValue(item.ItemNumber, out var revision) && revision == item.AnswerRevision)
            .OrderBy(item => item.ItemNumber).ToDictionary(item => ItemNumbers.Label(item.ItemNumber), item => new ReportRating(item.Value, item.Comment));
        return new(ratings, source.Shared?.AtUtc, source.Decision is { } decision ? DecisionOf(decision) : null, [.. source.Findings.OrderBy(finding => finding.Number).Select(FindingOf)])
        {
            Carried = [.. source.Carried.OrderBy(finding => finding.RaisedUtc).ThenBy(finding => finding.Number).Select(FindingOf)],
            Reliances = [.. source.Reliances.OrderBy(reliance => reliance.Number).Select(reliance => RelianceOf(reliance, source.Shared?.Rulings ?? []))],
        };
    }

    private static ReportDecision DecisionOf(Decision decision) => new(
        decision.Number,
        [.. new[] { ("参照系", decision.Inquiry), ("更新系", decision.Update), ("認証系", decision.Authentication) }
            .Where(kind => kind.Item2 is not null).Select(kind => (kind.Item1, ReportWords.Of(kind.Item2!.Value)))],
        decision.Reason, decision.Effect, decision.ValidUntil, decision.BasisHash, decision.ProposedByName, decision.ProposedUtc,
        decision.SettledByName, decision.SettledUtc!.Value, decision.SettledWords,
        [.. decision.Conditions.OrderBy(condition => condition.Number).Select(condition => new ReportCondition(
            condition.Number, condition.ItemNumber is { } item ? ItemNumbers.Label(item) : "", condition.Text, condition.DueOn, condition.Proof,
            condition.MetUtc is { } met ? $"{Formats.DateTime(met)}　{condition.MetByName}\n{condition.Seen}" : ""))]);

    private static ReportReliance RelianceOf(Reliance reliance, IReadOnlyList<SharedRuling> shared)
    {
        var last = reliance.Steps.MaxBy(step => step.Number)!;
        return new(
            reliance.Number, reliance.Kind, reliance.Name, reliance.Scope, reliance.Standard,
            reliance.ReviewedFrom == reliance.ReviewedTo ? Formats.Date(reliance.ReviewedFrom) : $"{Formats.Date(reliance.ReviewedFrom)}〜{Formats.Date(reliance.ReviewedTo)}",
            reliance.ValidUntil, reliance.State, $"{Formats.DateTime(last.AtUtc)}　{last.ByName}{(last.Words.Length == 0 ? "" : $"\n{last.Words}")}",
            string.Join('、', reliance.Items.Select(ItemNumbers.Label)),
            [.. shared.Where(ruling => ruling.RelianceNumber == reliance.Number).OrderBy(ruling => ruling.ItemNumber)
                .Select(ruling => new ReportRuling(ItemNumbers.Label(ruling.ItemNumber), ruling.Use, ruling.Reason))]);
    }

    private static ReportFinding FindingOf(Finding finding) => new(
        finding.Number, ItemNumbers.Label(finding.ItemNumber), finding.Severity, finding.State, finding.Text, finding.PlanText, finding.PlanOwner, finding.DueOn,
        finding.RaisedByName, finding.RaisedUtc,
        [.. finding.Steps.OrderBy(step => step.Number).Select(step => new ReportFindingStep(
            step.AtUtc, step.ByName, step.State, step.Words, [.. step.Evidence.OrderBy(evidence => evidence.Title, StringComparer.Ordinal).ThenBy(evidence => evidence.PieceId).Select(evidence => $"{evidence.Title}（第{evidence.Version}版）")]))]);
}
