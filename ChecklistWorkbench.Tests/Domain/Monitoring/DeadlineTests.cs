using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using Xunit;

namespace ChecklistWorkbench.Tests.Domain.Monitoring;

public sealed class DeadlineTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(DeadlineKind.RoundDue, 0, 8, false)]
    [InlineData(DeadlineKind.RoundDue, 0, 7, true)]
    [InlineData(DeadlineKind.RoundDue, 1, -1, true)]
    [InlineData(DeadlineKind.EvidenceExpires, 0, 60, true)]
    [InlineData(DeadlineKind.EvidenceExpires, 0, 61, false)]
    [InlineData(DeadlineKind.EvidenceExpires, 1, 59, false)]
    [InlineData(DeadlineKind.EvidenceExpires, 1, 7, true)]
    [InlineData(DeadlineKind.EvidenceExpires, 3, -10, true)]
    public void Only_the_side_whose_turn_it_is_is_reminded_and_of_evidence_on_mondays_from_sixty_days_ahead(DeadlineKind kind, int weekday, int inDays, bool calls)
    {
        var today = Monday.AddDays(weekday);
        var day = new Deadline(today.AddDays(inDays), kind, Guid.Empty, "", "", Party.ConnectingFirm);

        Assert.Equal(calls, day.CallsFor(Party.ConnectingFirm, today));
        Assert.False(day.CallsFor(Party.FinancialInstitution, today));
    }

    [Fact]
    public void Evidence_goes_by_its_name_and_everything_else_by_the_other_party()
    {
        var day = new Deadline(Monday, DeadlineKind.EvidenceExpires, Guid.Empty, "", "", null) { Title = "ISMS認証書" };

        Assert.Equal("ISMS認証書", day.With);
        Assert.Equal("ISMS認証書（家計簿（試験））", (day with { OtherName = "家計簿（試験）" }).With);
        Assert.Equal("家計簿（試験）", (day with { OtherName = "家計簿（試験）", Title = null }).With);
    }
}
