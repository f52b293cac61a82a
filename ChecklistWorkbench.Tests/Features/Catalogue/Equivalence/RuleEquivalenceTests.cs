using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.Catalogue.Equivalence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Catalogue.Equivalence;

public sealed class RuleEquivalenceTests
{
    [Fact]
    public async Task A_ruling_holds_for_the_bank_alone_and_stands_in_its_own_trail()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Get<EditionLoader>().LoadAsync(SecondEdition.FileName, SecondEdition.Json, CancellationToken.None);
        var parties = await database.TwoPartiesAsync();
        var other = await database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");

        var ruled = await RuleAsync(database, parties.Bank.As(Role.ReviewLead), 3, "句読点だけの違い");

        Assert.True(ruled.Succeeded);
        Assert.Equal("句読点だけの違い", (await RulingsAsync(database, parties.Bank.As(Role.Auditor)))!.For(3)!.Reason);
        Assert.Null((await RulingsAsync(database, other.As(Role.ReviewLead)))!.For(3));
        Assert.Null(await RulingsAsync(database, parties.Firm.As(Role.Approver)));
        Assert.Equal(AuditActions.EquivalenceRuled, (await database.TrailAsync(AuditChain.OfOrganization(parties.Bank.Id)))[^1].Action);
    }

    [Fact]
    public async Task There_is_nothing_to_rule_on_where_more_or_nothing_changed_and_a_reason_is_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Get<EditionLoader>().LoadAsync(SecondEdition.FileName, SecondEdition.Json, CancellationToken.None);
        var lead = (await database.TwoPartiesAsync()).Bank.As(Role.ReviewLead);

        Assert.IsType<NotWordingOnly>((await RuleAsync(database, lead, 5, "対象者が違う")).Refusal);
        Assert.IsType<NotWordingOnly>((await RuleAsync(database, lead, 1, "同一")).Refusal);
        Assert.Equal("Reason", Assert.IsType<InvalidField>((await RuleAsync(database, lead, 3, " ")).Refusal).Field);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>((await RuleAsync(database, lead, 3, new string('あ', Lengths.Text + 1))).Refusal).Rule);
        Assert.IsType<NotFound>((await database.Get<RuleEquivalence>().HandleAsync(lead, new("none", TestDatabase.EditionId, null, true, "x"), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<RuleEquivalence>().HandleAsync(lead, new(SecondEdition.Id, "none", null, true, "x"), CancellationToken.None)).Refusal);
    }

    private static Task<Outcome<Done>> RuleAsync(TestDatabase database, Caller caller, int item, string reason) =>
        database.Get<RuleEquivalence>().HandleAsync(caller, new(SecondEdition.Id, TestDatabase.EditionId, item, IsEquivalent: true, reason), CancellationToken.None);

    private static async Task<ChecklistWorkbench.Domain.Catalogue.EquivalenceRulings?> RulingsAsync(TestDatabase database, Caller caller) =>
        (await database.Get<GetComparison>().HandleAsync(caller, SecondEdition.Id, TestDatabase.EditionId, CancellationToken.None)).Value.Rulings;
}
