using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Features.Dashboard.Waiting;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Dashboard;

public sealed class DashboardStateTests
{
    [Fact]
    public void The_address_keeps_every_filter()
    {
        var state = new DashboardState { Search = "家計簿 & Co", Turn = Turn.Theirs, State = AssessmentState.UnderReview, Page = 3, Waits = new(WaitingGroup.Evidence, true) };

        Assert.Equal(state, DashboardState.Read("http://host" + state.ToAddress("/")));
        Assert.Equal("/", new DashboardState().ToAddress("/"));
    }

    [Theory]
    [InlineData("?turn=nobody&state=99&page=0")]
    [InlineData("?turn=7&page=-1")]
    [InlineData("?page=99999999999")]
    [InlineData("?waits=4&waits=x")]
    [InlineData("?waits=nothing")]
    public void What_an_address_says_wrongly_counts_as_not_said(string query) =>
        Assert.Equal(new DashboardState(), DashboardState.Read("http://host/" + query));
}
