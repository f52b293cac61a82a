using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Monitoring;

public sealed class ArrangementTests
{
    private static readonly DateOnly Today = JapanTime.DateOf(OnPaper.Now);
    private static readonly MonitoringTerms Terms = new() { FirstOpensOn = Today.AddDays(10), FrequencyMonths = 12 };

    private readonly OnPaper _paper = new();

    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<ArrangementAct, (Dictionary<Party, Role[]> Roles, ArrangementState?[] States)> Allowed = new()
    {
        [ArrangementAct.Read] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead, Role.Auditor], [Party.ConnectingFirm] = [Role.Contributor, Role.Approver, Role.Auditor] },
            [null, ArrangementState.Proposed, ArrangementState.Agreed, ArrangementState.Declined, ArrangementState.Withdrawn]),
        [ArrangementAct.Propose] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead] }, [null, ArrangementState.Agreed, ArrangementState.Declined, ArrangementState.Withdrawn]),
        [ArrangementAct.Withdraw] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead] }, [ArrangementState.Proposed]),
        [ArrangementAct.Agree] = (new() { [Party.ConnectingFirm] = [Role.Approver] }, [ArrangementState.Proposed]),
        [ArrangementAct.Decline] = (new() { [Party.ConnectingFirm] = [Role.Approver] }, [ArrangementState.Proposed]),
    };

    public static TheoryData<ArrangementAct, ArrangementState?, Party, Role> Cells
    {
        get
        {
            var cells = new TheoryData<ArrangementAct, ArrangementState?, Party, Role>();
            foreach (var act in Enum.GetValues<ArrangementAct>())
                foreach (var state in (ArrangementState?[])[null, .. Enum.GetValues<ArrangementState>()])
                    foreach (var party in Enum.GetValues<Party>())
                        foreach (var role in Enum.GetValues<Role>()) cells.Add(act, state, party, role);
            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_arrangement_table_holds(ArrangementAct act, ArrangementState? newest, Party party, Role role)
    {
        var barrier = ArrangementRules.BarrierTo(act, newest, _paper.By(party, role));

        var isAllowedTo = Allowed[act].Roles.TryGetValue(party, out var roles) && roles.Contains(role);
        if (!isAllowedTo) Assert.IsType<RoleMissing>(barrier);
        else if (Allowed[act].States.Contains(newest)) Assert.Null(barrier);
        else Assert.Equal(act == ArrangementAct.Propose ? new ArrangementProposalWaits() : (Refusal)new NoArrangementWaits(), barrier);
    }

    [Fact]
    public void What_is_agreed_stands_in_the_connection_s_trail_with_its_terms_and_the_version_before_gives_way()
    {
        var first = Agreed(null);
        var second = Propose(first, Terms with { FrequencyMonths = 6, FirstOpensOn = Today.AddDays(20) });

        Assert.Equal((2, ArrangementState.Proposed), (second.Number, second.State));
        Assert.Equal(Today.AddDays(10), first.NextOpensOn);
        Assert.True(second.Agree(first, "よい", _paper.FirmApprover, OnPaper.Now).Succeeded);

        Assert.Null(first.NextOpensOn);
        Assert.Equal(Today.AddDays(20), second.NextOpensOn);
        Assert.Equal([AuditActions.ArrangementProposed, AuditActions.ArrangementAgreed], second.TakeAuditRecords().Select(record => record.Action));
        Assert.All(first.TakeAuditRecords(), record => Assert.Equal(_paper.Connection.ChainId, record.ChainId));
    }

    [Fact]
    public void A_date_in_the_past_and_figures_out_of_bounds_are_refused()
    {
        Assert.Equal(new InvalidField("FirstOpensOn", "InPast"), Refused(Terms with { FirstOpensOn = Today.AddDays(-1) }), FieldOnly);
        Assert.Equal("MonitoringMethods", Refused(Terms with { Methods = MonitoringMethods.None }).Field);
        foreach (var months in (int[])[0, 37]) Assert.Equal(("FrequencyMonths", "NotBetween"), (Refused(Terms with { FrequencyMonths = months }).Field, Refused(Terms with { FrequencyMonths = months }).Rule));
        Assert.Equal("RoundDays", Refused(Terms with { RoundDays = 0 }).Field);
        Assert.Equal("NoticeDays", Refused(Terms with { NoticeDays = 181 }).Field);
        Assert.Equal("AdHocWords", Refused(Terms with { AdHocWords = new string('あ', Lengths.Text + 1) }).Field);
    }

    [Fact]
    public void Declining_needs_words_and_what_was_answered_is_answered_once()
    {
        var proposal = Propose(null, Terms);

        Assert.IsType<InvalidField>(proposal.Decline(" ", _paper.FirmApprover, OnPaper.Now).Refusal);
        Assert.True(proposal.Decline("半年ごとは難しい", _paper.FirmApprover, OnPaper.Now).Succeeded);
        Assert.IsType<NoArrangementWaits>(proposal.Agree(null, "", _paper.FirmApprover, OnPaper.Now).Refusal);
        Assert.Null(proposal.NextOpensOn);
    }

    [Fact]
    public void A_first_day_that_passed_before_the_firm_agreed_is_the_day_of_agreeing()
    {
        var proposal = Propose(null, Terms);
        var later = OnPaper.Now.AddDays(30);

        Assert.True(proposal.Agree(null, "", _paper.FirmApprover, later).Succeeded);

        Assert.Equal(JapanTime.DateOf(later), proposal.NextOpensOn);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(100, 12)]
    [InlineData(400, 24)]
    public void The_next_round_follows_at_the_agreed_distance_however_late_this_one_opened(int daysLate, int months)
    {
        var agreed = Agreed(null);
        var due = agreed.NextOpensOn!.Value;
        Assert.False(agreed.IsDue(due.AddDays(-1)));

        agreed.RoundOpened(due.AddDays(daysLate));

        Assert.Equal(due.AddMonths(months), agreed.NextOpensOn);
        Assert.Throws<InvalidOperationException>(() => agreed.RoundOpened(due.AddDays(daysLate)));
    }

    [Fact]
    public void The_last_day_of_a_month_stays_the_last_day()
    {
        var agreed = Agreed(null, Terms with { FirstOpensOn = new DateOnly(2027, 1, 31), FrequencyMonths = 1 });

        agreed.RoundOpened(new DateOnly(2027, 1, 31));
        Assert.Equal(new DateOnly(2027, 2, 28), agreed.NextOpensOn);
    }

    private InvalidField Refused(MonitoringTerms terms) =>
        Assert.IsType<InvalidField>(Arrangement.Propose(_paper.Connection, null, terms, _paper.Reviewer, OnPaper.Now).Refusal);

    private Arrangement Propose(Arrangement? newest, MonitoringTerms terms) => Arrangement.Propose(_paper.Connection, newest, terms, _paper.Reviewer, OnPaper.Now).Value;

    private Arrangement Agreed(Arrangement? before, MonitoringTerms? terms = null)
    {
        var proposal = Propose(before, terms ?? Terms);
        Assert.True(proposal.Agree(before, "", _paper.FirmApprover, OnPaper.Now).Succeeded);
        return proposal;
    }

    private static bool FieldOnly(InvalidField one, InvalidField other) => (one.Field, one.Rule) == (other.Field, other.Rule);
}
