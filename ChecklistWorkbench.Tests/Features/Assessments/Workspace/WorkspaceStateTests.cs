using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Tests.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Features.Assessments.Workspace;

public sealed class WorkspaceStateTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Progress_counts_each_party_s_own_items()
    {
        var state = StateWith((9, Party.ConnectingFirm, Answered("済")));

        Assert.Equal((new Progress(1, 38), new Progress(0, 14)), (state.ProgressOf(Party.ConnectingFirm), state.ProgressOf(Party.FinancialInstitution)));
    }

    [Theory]
    [InlineData("クラウド", 11)]
    [InlineData("ｸﾗｳﾄﾞ", 11)]
    [InlineData("くらうど", 11)]
    [InlineData("１１", 11)]
    public void Search_minds_neither_width_nor_kana(string words, int found)
    {
        var state = StateWith();
        state.Filter = new(Search: words);

        Assert.Contains(state.VisibleItems, item => item.Number == found);
        Assert.True(state.VisibleItems.Count() < 44);
    }

    [Fact]
    public void Search_finds_words_in_either_party_s_answer_and_all_words_must_be_there()
    {
        var state = StateWith((20, Party.ConnectingFirm, Answered("パターンファイルを毎日更新")));

        state.Filter = new(Search: "パターン　更新");
        Assert.Equal([20], state.VisibleItems.Select(item => item.Number));
        state.Filter = new(Search: "パターン 廃止");
        Assert.Empty(state.VisibleItems);
    }

    [Fact]
    public void Filters_by_target_and_status_add_up()
    {
        var state = StateWith((9, Party.ConnectingFirm, Answered("済")), (38, Party.FinancialInstitution, Answered("済")));

        state.Filter = new(Target: ResponsibleParty.Both, Implementation: Implementation.Implemented);

        Assert.Equal([9], state.VisibleItems.Select(item => item.Number));
    }

    [Fact]
    public void A_filter_comes_back_from_its_address()
    {
        var filter = new WorkspaceFilter(ItemScope.MyTurn, ResponsibleParty.Both, Implementation.Planned, "ログ 保管");
        var query = filter.ToQuery(9);

        Assert.Equal(filter, WorkspaceFilter.FromQuery(key => query[key]?.ToString()));
        Assert.Equal(new WorkspaceFilter(), WorkspaceFilter.FromQuery(key => key == "q" ? null : "99"));
    }

    [Fact]
    public void Items_with_questions_that_wait_can_be_shown_alone()
    {
        var state = StateWith();
        Assert.True(state.Apply([new(9, 1, 0, 0, 1, 1, 1, false), new(12, 0, 1, 0, 0, 2, 0, false), new(20, 0, 0, 1, 0, 3, 0, false)]));

        state.Filter = new(ItemScope.Discussed);

        Assert.Equal([9, 12], state.VisibleItems.Select(item => item.Number));
        Assert.False(state.Apply([new(9, 1, 0, 0, 1, 1, 1, false), new(12, 0, 1, 0, 0, 2, 0, false), new(20, 0, 0, 1, 0, 3, 0, false)]));
        Assert.True(state.Apply([new(9, 1, 0, 0, 1, 1, 0, false), new(12, 0, 1, 0, 0, 2, 0, false), new(20, 0, 0, 1, 0, 3, 0, false)]));
    }

    [Fact]
    public void Next_and_previous_move_among_the_items_shown_and_hold_at_the_ends()
    {
        var state = StateWith();
        state.Filter = new(Target: ResponsibleParty.FinancialInstitution);

        Assert.Equal(38, state.Neighbour(null, 1));
        Assert.Equal(39, state.Neighbour(38, 1));
        Assert.Equal(38, state.Neighbour(38, -1));
        Assert.Equal(44, state.Neighbour(44, 1));
        Assert.Equal(38, state.Neighbour(5, 1));
    }

    [Fact]
    public void The_next_unanswered_goes_around_the_end()
    {
        var all = Enumerable.Range(1, 44).Where(n => n is not (7 or 30)).Select(n => (n, Party.ConnectingFirm, Answered("済"))).ToArray();
        var state = StateWith(all);

        Assert.Equal((30, 7), (state.NextUnanswered(7), state.NextUnanswered(30)));
    }

    private static ResponseContent Answered(string text) => new() { Implementation = Implementation.Implemented, CurrentStatus = text };

    private static WorkspaceState StateWith(params (int Number, Party Party, ResponseContent Content)[] answers)
    {
        var edition = SeedEdition.Read();
        var by = new Participation(Guid.NewGuid(), "記入者", Guid.NewGuid(), Party.ConnectingFirm, new HashSet<Role> { Role.Contributor });
        var all = edition.Items.SelectMany(item => item.Target.Parties(), (item, party) =>
        {
            var content = answers.FirstOrDefault(a => a.Number == item.Number && a.Party == party).Content ?? ResponseContent.Empty;
            var isBlank = content == ResponseContent.Empty;
            return new WorkspaceAnswer(Guid.NewGuid(), item.Number, party, content, isBlank ? 0 : 1, isBlank ? 0 : 1, ResponseLock.None, isBlank ? null : "記入者", isBlank ? null : Now);
        });
        var heading = new WorkspaceHeading(Guid.NewGuid(), "甲", "乙", "丙", ApiKinds.Inquiry, AssessmentPurpose.PreScreening, 1, null);
        return new WorkspaceState(
            new WorkspaceModel(Guid.NewGuid(), "connection:x", by, edition, heading, new AssessmentStatus(AssessmentState.Drafting, [], null), [.. all], []),
            new DateOnly(2026, 11, 21));
    }
}
