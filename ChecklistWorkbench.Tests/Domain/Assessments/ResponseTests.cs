using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class ResponseTests
{
    private readonly OnPaper _paper = new();

    private Response Answer => _paper[3, Party.ConnectingFirm];

    [Fact]
    public void Saving_takes_the_named_fields_makes_a_revision_and_records_old_and_new()
    {
        var proposed = new ResponseContent { CurrentStatus = "規程を定めている。", Remarks = "名指しされていない欄" };

        var saved = Assert.IsType<Saved>(_paper.Save(Answer, ResponseField.CurrentStatus, proposed, 0));

        Assert.Equal(1, saved.Revision);
        Assert.Equal(new ResponseContent { CurrentStatus = "規程を定めている。" }, Answer.Content);
        var revision = Assert.Single(Answer.TakeNewRevisions());
        Assert.Equal((1, ResponseField.CurrentStatus, Answer.Content), (revision.Number, revision.Changed, revision.Content));
        var record = Assert.Single(Answer.TakeAuditRecords());
        Assert.Equal((AuditActions.ResponseSaved, 3), (record.Action, record.ItemNumber));
        Assert.Contains("\"CurrentStatus\":{\"old\":\"\",\"new\":\"規程を定めている。\"}", ChecklistWorkbench.Domain.Common.CanonicalJson.Write(record.Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_what_already_stands_makes_no_revision_and_no_record()
    {
        _paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "同じ" }, 0);
        Answer.TakeNewRevisions();
        Answer.TakeAuditRecords();
        var version = Answer.Version;

        var again = Assert.IsType<Saved>(_paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "同じ" }, 0));

        Assert.Equal(1, again.Revision);
        Assert.Empty(Answer.TakeNewRevisions());
        Assert.Empty(Answer.TakeAuditRecords());
        Assert.Equal(version, Answer.Version);
    }

    [Fact]
    public void Changes_to_different_fields_merge()
    {
        _paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "甲が書いた" }, 0);
        var since = Answer.TakeNewRevisions();

        var saved = Assert.IsType<Saved>(_paper.Save(Answer, ResponseField.Remarks, new() { Remarks = "乙が書いた" }, 0, since));

        Assert.Equal(new ResponseContent { CurrentStatus = "甲が書いた", Remarks = "乙が書いた" }, saved.Content);
    }

    [Fact]
    public void A_change_to_the_same_field_is_a_conflict_that_shows_the_other_text_and_writes_nothing()
    {
        var first = _paper.By(Party.ConnectingFirm, Role.Approver);
        _paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "先の文" }, 0, by: first);
        var since = Answer.TakeNewRevisions();
        Answer.TakeAuditRecords();

        var conflict = Assert.IsType<ChangedByAnother>(_paper.Save(
            Answer, ResponseField.CurrentStatus | ResponseField.Remarks, new() { CurrentStatus = "後の文", Remarks = "備考" }, 0, since));

        Assert.Equal((ResponseField.CurrentStatus, "先の文", 1, first.PersonName), (conflict.Fields, conflict.Theirs.CurrentStatus, conflict.Revision, conflict.Who));
        Assert.Equal(new ResponseContent { CurrentStatus = "先の文" }, Answer.Content);
        Assert.Empty(Answer.TakeNewRevisions());
        Assert.Empty(Answer.TakeAuditRecords());
    }

    [Fact]
    public void Knowing_the_newest_revision_replaces_it()
    {
        _paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "先の文" }, 0);

        Assert.IsType<Saved>(_paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "読んだ上での文" }, 1, Answer.TakeNewRevisions()));

        Assert.Equal("読んだ上での文", Answer.Content.CurrentStatus);
    }

    [Fact]
    public void Two_who_write_the_same_do_not_conflict()
    {
        _paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "同じ文" }, 0);

        Assert.IsType<Saved>(_paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "同じ文" }, 0, Answer.TakeNewRevisions()));
    }

    [Theory]
    [InlineData(AssessmentState.Submitted)]
    [InlineData(AssessmentState.UnderReview)]
    [InlineData(AssessmentState.Closed)]
    [InlineData(AssessmentState.Withdrawn)]
    public void Nothing_is_written_outside_drafting(AssessmentState state)
    {
        var paper = new OnPaper(state);
        var answer = paper[1, Party.ConnectingFirm];

        var outcome = paper.Save(answer, ResponseField.CurrentStatus, new() { CurrentStatus = "遅い" }, 0);

        Assert.Equal(new Locked(WriteBarrier.State), outcome);
        Assert.Equal(ResponseContent.Empty, answer.Content);
    }

    [Fact]
    public void The_other_partys_answer_and_a_readers_pen_are_refused()
    {
        var content = new ResponseContent { CurrentStatus = "書けない" };

        Assert.Equal(new Locked(WriteBarrier.OtherParty), _paper.Save(Answer, ResponseField.CurrentStatus, content, 0, by: _paper.Reviewer));
        Assert.Equal(new Locked(WriteBarrier.Role), _paper.Save(Answer, ResponseField.CurrentStatus, content, 0, by: _paper.By(Party.ConnectingFirm, Role.Auditor)));
    }

    [Fact]
    public void Line_breaks_are_kept_as_LF_and_nothing_else_is_touched()
    {
        _paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "　一\r\n二\r三\n𠮷 " }, 0);

        Assert.Equal("　一\n二\n三\n𠮷 ", Answer.Content.CurrentStatus);
        Assert.IsType<Saved>(_paper.Save(Answer, ResponseField.CurrentStatus, new() { CurrentStatus = "　一\r二\r\n三\n𠮷 " }, 0, Answer.TakeNewRevisions()));
        Assert.Equal(1, Answer.Revision);
    }

    [Fact]
    public void Ticks_of_different_methods_merge_and_of_the_same_method_conflict()
    {
        var (one, two) = (new AppliedMethod(1, MethodUse.Applied, ""), new AppliedMethod(2, MethodUse.Alternative, "当番表"));
        Assert.IsType<Saved>(Tick(1, null, one));
        Assert.IsType<Saved>(Tick(2, null, two));

        Assert.Equal(AppliedMethods.Of([one, two]), Answer.Content.Methods);
        var conflict = Assert.IsType<ChangedByAnother>(Tick(1, null, one with { Use = MethodUse.NotConcerned }));
        Assert.Equal((ResponseField.Methods, 2), (conflict.Fields, conflict.Revision));
        Assert.Equal(one, Answer.Content.Methods[1]);
        Assert.IsType<Saved>(Tick(1, one, null));
        Assert.Equal(AppliedMethods.Of([two]), Answer.Content.Methods);
        Assert.Equal([ResponseField.Methods, ResponseField.Methods, ResponseField.Methods], Answer.TakeNewRevisions().Select(revision => revision.Changed));
    }

    [Fact]
    public void A_party_ticks_only_on_its_own_answer() => Assert.Equal(
        new Locked(WriteBarrier.OtherParty),
        Answer.Tick(_paper.Assessment, 1, null, new AppliedMethod(1, MethodUse.Applied, ""), _paper.By(Party.FinancialInstitution, Role.Reviewer), OnPaper.Now));

    private SaveOutcome Tick(int method, AppliedMethod? expected, AppliedMethod? tick) =>
        Answer.Tick(_paper.Assessment, method, expected, tick, _paper.By(Party.ConnectingFirm, Role.Contributor), OnPaper.Now);
}
