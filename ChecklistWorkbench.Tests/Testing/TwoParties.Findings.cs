using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>The last day of what a scene plans.</summary>
    public static DateOnly PlanDue { get; } = new(2099, 1, 31);

    /// <summary>A new finding of the bank's reviewer, taken on to <paramref name="state"/>, its report of completion standing on <paramref name="evidence"/>; null where the newest assessment's state lets none be raised.</summary>
    public async Task<Finding?> FindingAsync(FindingState state = FindingState.Raised, int itemNumber = 1, string text = "指摘の試験", bool withPlan = false, Guid? evidence = null)
    {
        var raised = await workbench.ChangeAsSystemAsync<Finding?>(async (db, nowUtc) =>
        {
            var assessment = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId);
            if (FindingRules.BarrierToRaising(assessment.State, bank[Role.Reviewer].Participation) is not null) return (Finding?)null;
            var number = 1 + (await db.Findings.Where(f => f.ConnectionId == assessment.ConnectionId).MaxAsync(f => (int?)f.Number) ?? 0);
            var finding = Finding.Raise(assessment, itemNumber, number, FindingSeverity.Medium, text, bank[Role.Reviewer].Participation, nowUtc).Value;
            if (withPlan || state != FindingState.Raised) Said(finding.ProposePlan(new("計画の試験", "担当の試験", PlanDue), firm[Role.Contributor].Participation, nowUtc));
            var pieces = await db.EvidencePieces.Include(piece => piece.Shares).Where(piece => piece.Id == evidence).ToListAsync();
            foreach (var (act, role) in WayTo(state))
                Said(finding.Move(act, "経過の試験", this[role is Role.Contributor ? Party.ConnectingFirm : Party.FinancialInstitution][role].Participation, nowUtc, act == FindingAct.Report ? pieces : []));
            db.Findings.Add(finding);
            return (Finding?)finding;
        }, CancellationToken.None);
        return raised.Value;
    }

    /// <summary>接続の制限 by the bank's lead.</summary>
    public Task MeasureAsync() => workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        var known = await db.Connections.AsNoTracking().SingleAsync(c => c.Id == connection.Id);
        if (await db.AccessMeasures.AnyAsync(m => m.ConnectionId == known.Id)) return default(Done);
        db.AccessMeasures.Add(AccessMeasure.Take(known, null, AccessMeasureKind.Restriction, "更新系", "理由の試験", new DateOnly(2026, 11, 21), bank[Role.ReviewLead].Participation, nowUtc).Value);
        return default(Done);
    }, CancellationToken.None);

    private static (FindingAct Act, Role Role)[] WayTo(FindingState state) => state switch
    {
        FindingState.Raised => [],
        FindingState.Agreed => [(FindingAct.Agree, Role.Reviewer)],
        FindingState.InProgress => [.. WayTo(FindingState.Agreed), (FindingAct.Start, Role.Contributor)],
        FindingState.Reported => [.. WayTo(FindingState.InProgress), (FindingAct.Report, Role.Contributor)],
        FindingState.Confirmed => [.. WayTo(FindingState.Reported), (FindingAct.Confirm, Role.Reviewer)],
        FindingState.RiskAccepted => [(FindingAct.AcceptRisk, Role.ReviewLead)],
        _ => [(FindingAct.Withdraw, Role.Reviewer)],
    };

    private static void Said(Outcome<Done> outcome)
    {
        if (!outcome.Succeeded) throw new InvalidOperationException($"The scene cannot be set: {outcome.Refusal}");
    }
}
