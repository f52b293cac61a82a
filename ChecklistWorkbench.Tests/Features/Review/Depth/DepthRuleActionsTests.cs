using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Depth;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Review.Depth;

public sealed class DepthRuleActionsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly DepthRuleContent Everywhere = new(DepthCondition.Always, [2], ReviewDepth.Detailed, "自行の方針のため");

    [Theory, DatabaseData]
    public async Task A_change_is_tried_on_a_connection_kept_and_said_beside_the_suggestion(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        var (lead, reviewer) = (parties.Bank.As(Role.ReviewLead), parties.Bank.As(Role.Reviewer));
        var proposal = new DepthRuleProposal(DepthRuleAct.Add, null, Everywhere, 0);
        Assert.Equal((ReviewDepth.Standard, 0), await SuggestedAsync(database, parties, reviewer));

        var preview = (await database.Get<PreviewDepthRules>().HandleAsync(lead, new(proposal, parties.Connection.Id), None)).Value;
        var difference = Assert.Single(preview.Differences);
        Assert.Equal((2, ReviewDepth.Standard, ReviewDepth.Detailed), (difference.ItemNumber, difference.Before.Depth, difference.After.Depth));
        Assert.Equal((ReviewDepth.Standard, 0), await SuggestedAsync(database, parties, reviewer));

        Assert.Equal(1, (await database.Get<ChangeDepthRules>().HandleAsync(lead, proposal, None)).Value);
        Assert.Equal((ReviewDepth.Detailed, 1), await SuggestedAsync(database, parties, reviewer));
        Assert.IsType<DepthRulesChangedByAnother>((await database.Get<ChangeDepthRules>().HandleAsync(parties.Bank.As(Role.Administrator), proposal, None)).Refusal);
        Assert.Contains(await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id)), entry => entry.Action == AuditActions.DepthRulesChanged);
        var view = (await database.Get<GetDepthRules>().HandleAsync(reviewer, None)).Value;
        Assert.Equal((1, false, DepthRuleAct.Add), (view.Table.Version, view.CanChange, Assert.Single(view.Changes).Act));
    }

    [Fact]
    public async Task A_bank_s_rules_are_its_own_and_no_other_bank_s_or_firm_s()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (ours, theirs) = (await database.AssessmentAsync(), await database.AssessmentAsync());
        Assert.True((await database.Get<ChangeDepthRules>().HandleAsync(ours.Bank.As(Role.ReviewLead), new(DepthRuleAct.Add, null, Everywhere, 0), None)).Succeeded);

        Assert.Equal(0, (await database.Get<GetDepthRules>().HandleAsync(theirs.Bank.As(Role.ReviewLead), None)).Value.Table.Version);
        Assert.IsType<RoleMissing>((await database.Get<GetDepthRules>().HandleAsync(ours.Firm.As(Role.Administrator), None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<PreviewDepthRules>().HandleAsync(theirs.Bank.As(Role.ReviewLead), new(new(DepthRuleAct.Add, null, Everywhere, 0), ours.Connection.Id), None)).Refusal);
    }

    private static async Task<(ReviewDepth, int)> SuggestedAsync(TestDatabase database, TwoParties parties, Caller caller)
    {
        var seen = (await database.Get<GetSuggestedDepth>().HandleAsync(caller, parties.AssessmentId, 2, None)).Value;
        return (seen.Depth.Depth, seen.Version);
    }
}
