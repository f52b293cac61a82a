using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Tests.Persistence.Seeding.Demo;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Connections;

public sealed class GetConnectionsTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    private async Task<ConnectionList> ListAsync(string person, ConnectionsState? state = null) =>
        (await demo.Get<GetConnections>().HandleAsync(await demo.SignInAsync(person), state ?? new(), CancellationToken.None)).Value;

    [Fact]
    public async Task Each_connection_shows_the_other_party_and_its_newest_assessment()
    {
        var list = await ListAsync("contributor@kakeibo");

        Assert.Equal(["みなと信用金庫（デモ）", "あけぼの銀行（デモ）"], list.Rows.Select(row => row.CounterpartyName));
        Assert.Equal([AssessmentState.Submitted, AssessmentState.Drafting], list.Rows.Select(row => row.Newest!.State));
        Assert.Equal((2, 38), (list.Rows[0].Newest!.Round, list.Rows[0].Newest!.Progress.Firm.Answered));
        Assert.False(list.CanManage);
    }

    [Fact]
    public async Task Another_organisations_connections_are_not_in_the_list()
    {
        Assert.Equal(["サンプル家計簿株式会社（デモ）"], (await ListAsync("lead@minato")).Rows.Select(row => row.CounterpartyName));
        Assert.Equal(2, (await ListAsync("admin@akebono")).Total);
    }

    [Theory]
    [InlineData("みなと", 1)]
    [InlineData("家計簿アプリ", 2)]
    [InlineData("ない", 0)]
    [InlineData("100%_", 0)]
    public async Task Search_finds_parties_and_services(string words, int expected)
    {
        var list = await ListAsync("contributor@kakeibo", new() { Search = words });

        Assert.Equal((expected, true), (list.Total, list.HasAny));
    }

    [Theory]
    [InlineData(ConnectionFilter.All, 2)]
    [InlineData(ConnectionFilter.Open, 2)]
    [InlineData(ConnectionFilter.Finished, 0)]
    [InlineData(ConnectionFilter.Waiting, 0)]
    [InlineData(ConnectionFilter.None, 0)]
    public async Task A_filter_narrows_the_list(ConnectionFilter filter, int expected) =>
        Assert.Equal(expected, (await ListAsync("contributor@kakeibo", new() { State = filter })).Total);

    [Theory]
    [InlineData(ConnectionSort.Due)]
    [InlineData(ConnectionSort.Counterparty)]
    [InlineData(ConnectionSort.Opened)]
    public async Task An_order_can_be_turned_round(ConnectionSort sort)
    {
        var up = await ListAsync("contributor@kakeibo", new() { Sort = sort });
        var down = await ListAsync("contributor@kakeibo", new() { Sort = sort, Descending = true });

        Assert.Equal(up.Rows.Select(row => row.Id).Reverse(), down.Rows.Select(row => row.Id));
    }

    [Fact]
    public void The_address_keeps_search_filter_order_and_page()
    {
        var state = new ConnectionsState { Search = "A&B 銀行", State = ConnectionFilter.Waiting, Sort = ConnectionSort.Service, Descending = true, Page = 4 };

        Assert.Equal(state, ConnectionsState.Read("http://host" + state.ToAddress("/connections")));
        Assert.Equal(new(), ConnectionsState.Read("http://host/connections?state=none-such&sort=9&dir=up&page=x"));
        Assert.Equal("/connections", new ConnectionsState().ToAddress("/connections"));
    }
}
