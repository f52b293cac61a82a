using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>What a scene refers to where a test does not care.</summary>
    public static RelianceWords Referred(params int[] items) => new(
        RelianceKind.OtherBank, "ほかの銀行の試験", "範囲の試験", "基準の試験", new DateOnly(2026, 4, 1), new DateOnly(2026, 9, 30), null, items.Length == 0 ? [1, 9] : items);

    /// <summary>A 参照 of the bank's reviewer, answered by the firm if asked; null where the newest assessment's state lets none be requested.</summary>
    public async Task<Reliance?> RelianceAsync(RelianceState state = RelianceState.Requested, RelianceWords? words = null)
    {
        var made = await workbench.ChangeAsSystemAsync<Reliance?>(async (db, nowUtc) =>
        {
            var assessment = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId);
            if (RelianceRules.BarrierToRequesting(assessment.State, bank[Role.Reviewer].Participation) is not null) return (Reliance?)null;
            var said = words ?? Referred();
            var number = 1 + (await db.Reliances.Where(r => r.AssessmentId == assessment.Id).MaxAsync(r => (int?)r.Number) ?? 0);
            var reliance = Reliance.Request(assessment, number, said, said.Items.ToHashSet(), bank[Role.Reviewer].Participation, nowUtc).Value;
            if (state is RelianceState.Consented) Said(reliance.Move(assessment, RelianceAct.Consent, "", firm[Role.Approver].Participation, nowUtc));
            if (state is RelianceState.Declined) Said(reliance.Move(assessment, RelianceAct.Decline, "理由の試験", firm[Role.Approver].Participation, nowUtc));
            if (state is RelianceState.Withdrawn) Said(reliance.Move(assessment, RelianceAct.Withdraw, "理由の試験", bank[Role.Reviewer].Participation, nowUtc));
            db.Reliances.Add(reliance);
            return (Reliance?)reliance;
        }, CancellationToken.None);
        return made.Value;
    }

    /// <summary>What the bank's reviewer makes of an item of a 参照 that the firm consented to.</summary>
    public Task RuleAsync(Guid relianceId, int itemNumber, RelianceUse use = RelianceUse.Adopted, string reason = "取扱いの理由の試験") => workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        var assessment = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId);
        var reliance = await db.Reliances.Include(r => r.Rulings).SingleAsync(r => r.Id == relianceId);
        var ruled = reliance.Rule(assessment, itemNumber, use, reason, reliance.Rulings.Count(r => r.ItemNumber == itemNumber), bank[Role.Reviewer].Participation, nowUtc);
        return ruled.Succeeded ? default(Done) : throw new InvalidOperationException($"The scene cannot be set: {ruled.Refusal}");
    }, CancellationToken.None);

    /// <summary>Shows the firm what the bank made of others' results, and no rating.</summary>
    public Task ShareRulingsAsync() => workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        var assessment = await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == AssessmentId);
        var last = await db.RatingShares.Include(s => s.Items).Include(s => s.Rulings).AsSplitQuery().Where(s => s.AssessmentId == AssessmentId).OrderByDescending(s => s.Number).FirstOrDefaultAsync();
        var rulings = SharedRuling.Of(await db.ReadReliancesAsync(AssessmentId, CancellationToken.None));
        db.RatingShares.Add(RatingShare.Make(assessment, new Dictionary<int, ItemRatings>(), last, rulings, bank[Role.Reviewer].Participation, nowUtc).Value);
        return default(Done);
    }, CancellationToken.None);

    /// <summary>The version of the bank's table of 深度の目安.</summary>
    public Task<int> DepthVersionAsync() => LookAsync(async db => await db.DepthRuleChanges.Where(c => c.OrganizationId == bank.Id).MaxAsync(c => (int?)c.Number) ?? 0);

    /// <summary>One rule of the bank's own.</summary>
    public Task DepthRuleAsync() => workbench.ChangeAsSystemAsync<Done>((db, nowUtc) =>
    {
        db.DepthRuleChanges.Add(DepthRuleTable.Of([], []).Propose(
            DepthRuleAct.Add, null, new(DepthCondition.Always, [1], ReviewDepth.Detailed, "深度の試験"), 0, new HashSet<int> { 1 }, bank[Role.ReviewLead].Participation, nowUtc).Value);
        return Task.FromResult<Outcome<Done>>(default(Done));
    }, CancellationToken.None);
}
