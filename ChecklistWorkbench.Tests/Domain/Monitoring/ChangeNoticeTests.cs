using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Monitoring;

public sealed class ChangeNoticeTests
{
    private static readonly DateOnly Today = JapanTime.DateOf(OnPaper.Now);
    private static readonly NoticeWords Said = new(ReportedChanges.Incident, Today.AddDays(-1), "不正ログインを検知した。", [14, 9, 9], Today.AddDays(7));

    private readonly OnPaper _paper = new();

    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<NoticeAct, (Dictionary<Party, Role[]> Roles, NoticeState[] States)> Allowed = new()
    {
        [NoticeAct.Read] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead, Role.Auditor], [Party.ConnectingFirm] = [Role.Contributor, Role.Approver, Role.Auditor] }, Enum.GetValues<NoticeState>()),
        [NoticeAct.Write] = (new() { [Party.ConnectingFirm] = [Role.Contributor, Role.Approver] }, Enum.GetValues<NoticeState>()),
        [NoticeAct.Acknowledge] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead] }, [NoticeState.Sent]),
        [NoticeAct.Ask] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead] }, [NoticeState.Sent, NoticeState.Acknowledged, NoticeState.Answered]),
        [NoticeAct.Answer] = (new() { [Party.ConnectingFirm] = [Role.Contributor, Role.Approver] }, [NoticeState.Asked]),
        [NoticeAct.Close] = (new() { [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead] }, [NoticeState.Sent, NoticeState.Acknowledged, NoticeState.Answered]),
    };

    public static MatrixTheoryData<NoticeAct, NoticeState, Party, Role> Cells =>
        new(Enum.GetValues<NoticeAct>(), Enum.GetValues<NoticeState>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_notice_table_holds(NoticeAct act, NoticeState state, Party party, Role role)
    {
        var barrier = NoticeRules.BarrierTo(act, state, _paper.By(party, role));

        var isAllowedTo = Allowed[act].Roles.TryGetValue(party, out var roles) && roles.Contains(role);
        if (!isAllowedTo) Assert.IsType<RoleMissing>(barrier);
        else if (Allowed[act].States.Contains(state)) Assert.Null(barrier);
        else Assert.IsType<NoticeMovedOn>(barrier);
    }

    [Fact]
    public void A_notice_gives_both_sides_a_deadline_and_goes_back_and_forth_until_it_is_closed_with_words()
    {
        var notice = Send(Said, agreedDays: 5).Value;

        Assert.Equal([9, 14], notice.Items);
        Assert.Equal((Today.AddDays(7), Today.AddDays(5), Party.FinancialInstitution), (notice.AnswersDueOn, notice.ReplyDueOn, notice.Waits!.Value));
        Assert.True(notice.Act(NoticeAct.Acknowledge, "", _paper.Reviewer, OnPaper.Now).Succeeded);
        Assert.Equal("Required", Assert.IsType<InvalidField>(notice.Act(NoticeAct.Ask, " ", _paper.Reviewer, OnPaper.Now).Refusal).Rule);
        Assert.True(notice.Act(NoticeAct.Ask, "影響した利用者数は。", _paper.Reviewer, OnPaper.Now).Succeeded);
        Assert.Equal(Party.ConnectingFirm, notice.Waits);
        Assert.True(notice.Act(NoticeAct.Answer, "12名です。", _paper.FirmApprover, OnPaper.Now).Succeeded);
        Assert.True(notice.Act(NoticeAct.Close, "対応を確認した。", _paper.Reviewer, OnPaper.Now).Succeeded);

        Assert.Equal((NoticeState.Closed, null), (notice.State, notice.Waits));
        Assert.Equal([NoticeAct.Acknowledge, NoticeAct.Ask, NoticeAct.Answer, NoticeAct.Close], notice.Messages.Select(message => message.Act));
        Assert.All(notice.TakeAuditRecords(), record => Assert.Equal(_paper.Connection.ChainId, record.ChainId));
    }

    [Fact]
    public void What_cannot_be_sent_is_named_by_its_field()
    {
        Assert.Equal(("AnswersDueOn", "InPast"), Refused(Said with { AnswersDueOn = Today.AddDays(-1) }));
        Assert.Equal(("NoticeWords", "Required"), Refused(Said with { Words = " " }));
        Assert.Equal(("NoticeWords", "TooLong"), Refused(Said with { Words = new string('あ', Lengths.Text + 1) }));
        Assert.Equal(("NoticeKind", "ChooseOne"), Refused(Said with { Kind = ReportedChanges.Incident | ReportedChanges.ApiScope }));
        Assert.Equal(("NoticeKind", "ChooseOne"), Refused(Said with { Kind = ReportedChanges.None }));
        Assert.Equal(("Items", "ChooseOne"), Refused(Said with { Items = [] }));
    }

    [Fact]
    public void Every_kind_names_items_that_the_checklist_has_and_a_firm_answers()
    {
        var edition = SeedEdition.Read();

        Assert.Equal(Enum.GetValues<ReportedChanges>().Where(kind => kind != ReportedChanges.None).Order(), NoticeKinds.All.Order());
        Assert.All(NoticeKinds.All, kind => Assert.NotEmpty(NoticeKinds.ItemsOf(kind)));
        Assert.All(NoticeKinds.All.SelectMany(NoticeKinds.ItemsOf), number =>
            Assert.NotEqual(ChecklistWorkbench.Domain.Catalogue.ResponsibleParty.FinancialInstitution, edition.Item(number).Target));
        Assert.Empty(NoticeKinds.ItemsOf(ReportedChanges.None));
    }

    [Theory]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", true)]
    public void A_person_is_mailed_once_a_day_at_most_and_never_at_weekends(string day, bool isSent)
    {
        var (setting, today) = (new ReminderSetting(Guid.NewGuid()), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(isSent, setting.TakeMailOf(today));
        Assert.False(setting.TakeMailOf(today));
        setting.Choose(byMail: false);
        Assert.False(setting.TakeMailOf(today.AddDays(7)));
    }

    private Outcome<ChangeNotice> Send(NoticeWords said, int? agreedDays = null) => ChangeNotice.Send(Guid.NewGuid(), _paper.Connection, said, agreedDays, _paper.FirmApprover, OnPaper.Now);

    private (string, string) Refused(NoticeWords said) => Assert.IsType<InvalidField>(Send(said).Refusal) is var field ? (field.Field, field.Rule) : default;
}
