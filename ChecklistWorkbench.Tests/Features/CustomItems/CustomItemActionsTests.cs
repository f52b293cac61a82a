using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.CustomItems;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.CustomItems;

public sealed class CustomItemActionsTests
{
    private static readonly CustomItemContent Complaints = new() { Objective = "苦情を組織的に管理する。", Explanation = "受付から改善までを答えてください。", ApiKinds = ApiKinds.Inquiry };

    [Theory, DatabaseData]
    public async Task Every_version_stays_with_who_made_it_and_the_newest_is_shown(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);
        var id = (await database.Get<AddCustomItem>().HandleAsync(bank.As(Role.Reviewer), Complaints with { Explanation = "一行目\r\n二行目 " }, CancellationToken.None)).Value;

        var number = (await database.Get<ChangeCustomItem>().HandleAsync(
            bank.As(Role.ReviewLead), new(id, Complaints with { Objective = "苦情を管理し改善する。" }, 1), CancellationToken.None)).Value;

        var item = Assert.Single((await ListAsync(database, bank)).Items);
        Assert.Equal((2, 2, "苦情を管理し改善する。"), (number, item.Revision, item.Content.Objective));
        Assert.Equal([(2, "受付から改善までを答えてください。"), (1, "一行目\n二行目")], item.Versions.Select(version => (version.Number, version.Content.Explanation)));
        Assert.Equal([bank[Role.ReviewLead].Person.DisplayName, bank[Role.Reviewer].Person.DisplayName], item.Versions.Select(version => version.ByName));
        Assert.Equal([AuditActions.CustomItemAdded, AuditActions.CustomItemChanged],
            (await database.TrailAsync(AuditChain.OfOrganization(bank.Id))).Select(entry => entry.Action).Where(action => action.StartsWith("custom-item", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_change_of_a_version_that_is_not_the_newest_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);
        var id = (await database.Get<AddCustomItem>().HandleAsync(bank.As(Role.Reviewer), Complaints, CancellationToken.None)).Value;
        var change = database.Get<ChangeCustomItem>();
        await change.HandleAsync(bank.As(Role.Reviewer), new(id, Complaints with { Objective = "先の人" }, 1), CancellationToken.None);

        Assert.IsType<CustomItemChangedByAnother>((await change.HandleAsync(bank.As(Role.Reviewer), new(id, Complaints with { Objective = "後の人" }, 1), CancellationToken.None)).Refusal);
        Assert.Equal(2, (await change.HandleAsync(bank.As(Role.Reviewer), new(id, Complaints with { Objective = "先の人" }, 2), CancellationToken.None)).Value);

        Assert.Equal(("先の人", 2), (await ListAsync(database, bank)).Items[0] is var item ? (item.Content.Objective, item.Versions.Count) : default);
    }

    [Fact]
    public async Task A_retired_item_is_kept_unchanged_and_can_be_put_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);
        var id = (await database.Get<AddCustomItem>().HandleAsync(bank.As(Role.Reviewer), Complaints, CancellationToken.None)).Value;
        var retire = database.Get<RetireCustomItem>();

        Assert.True((await retire.HandleAsync(bank.As(Role.Reviewer), id, true, CancellationToken.None)).Succeeded);
        Assert.Empty((await ListAsync(database, bank)).Items);
        Assert.Single((await ListAsync(database, bank, new(Retired: true))).Items);
        Assert.IsType<CustomItemRetired>((await database.Get<ChangeCustomItem>().HandleAsync(bank.As(Role.Reviewer), new(id, Complaints, 1), CancellationToken.None)).Refusal);

        await retire.HandleAsync(bank.As(Role.Reviewer), id, false, CancellationToken.None);
        Assert.Single((await ListAsync(database, bank)).Items);
    }

    [Theory]
    [InlineData("", "説明", ApiKinds.Inquiry, "Objective", "Required")]
    [InlineData("目標", " ", ApiKinds.Inquiry, "Explanation", "Required")]
    [InlineData("目標", "説明", ApiKinds.None, "ApiKinds", "ChooseOne")]
    public async Task What_is_missing_is_named_and_nothing_is_kept(string objective, string explanation, ApiKinds kinds, string field, string rule)
    {
        await using var database = await TestDatabase.CreateAsync();
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);

        var refusal = (await database.Get<AddCustomItem>().HandleAsync(
            bank.As(Role.Reviewer), new() { Objective = objective, Explanation = explanation, ApiKinds = kinds }, CancellationToken.None)).Refusal;

        Assert.Equal((field, rule), refusal is InvalidField fault ? (fault.Field, fault.Rule) : default);
        Assert.Equal(0, (await ListAsync(database, bank)).Total);
    }

    [Theory]
    [InlineData(500, 8_000, 200, null)]
    [InlineData(501, 1, 0, "Objective")]
    [InlineData(1, 8_001, 0, "Explanation")]
    [InlineData(1, 1, 201, "Source")]
    public void Texts_have_their_limits(int objective, int explanation, int source, string? field) =>
        Assert.Equal(field, new CustomItemContent { Objective = new('目', objective), Explanation = new('説', explanation), Source = new('源', source) }.Fault()?.Field);

    [Fact]
    public async Task A_library_is_its_bank_s_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (bank, other) = (await database.TeamAsync(OrganizationKind.FinancialInstitution), await database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）"));
        var id = (await database.Get<AddCustomItem>().HandleAsync(bank.As(Role.Reviewer), Complaints, CancellationToken.None)).Value;

        Assert.Equal(0, (await ListAsync(database, other)).Total);
        Assert.IsType<NotFound>((await database.Get<ChangeCustomItem>().HandleAsync(other.As(Role.Reviewer), new(id, Complaints with { Objective = "他行" }, 1), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<RetireCustomItem>().HandleAsync(other.As(Role.ReviewLead), id, true, CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData("", null, 2)]
    [InlineData("クジョウ", null, 1)]
    [InlineData("カイゼン", null, 0)]
    [InlineData("苦情　改善", null, 1)]
    [InlineData("", ApiKinds.Update, 1)]
    public async Task The_list_is_searched_as_a_Japanese_reader_means_it(string words, ApiKinds? kind, int found)
    {
        await using var database = await TestDatabase.CreateAsync();
        var bank = await database.TeamAsync(OrganizationKind.FinancialInstitution);
        var add = database.Get<AddCustomItem>();
        await add.HandleAsync(bank.As(Role.Reviewer), Complaints with { Source = "くじょう対応指針" }, CancellationToken.None);
        await add.HandleAsync(bank.As(Role.Reviewer), new() { Objective = "振込の上限", Explanation = "説明", ApiKinds = ApiKinds.Update }, CancellationToken.None);

        Assert.Equal(found, (await ListAsync(database, bank, new(words, kind))).Items.Count);
    }

    [Fact]
    public void What_is_shown_goes_to_the_address_and_back()
    {
        var state = new CustomItemsState("苦情 & 改善", ApiKinds.Update, Retired: true);

        Assert.Equal(state, CustomItemsState.Read("http://localhost" + state.ToAddress("/custom-items")));
        Assert.Equal(new CustomItemsState(), CustomItemsState.Read("http://localhost/custom-items?kind=9&q="));
    }

    private static async Task<CustomItemList> ListAsync(TestDatabase database, Team bank, CustomItemsState? state = null) =>
        (await database.Get<GetCustomItems>().HandleAsync(bank.As(Role.Auditor), state ?? new(), CancellationToken.None)).Value;
}
