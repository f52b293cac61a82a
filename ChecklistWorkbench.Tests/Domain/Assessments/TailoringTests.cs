using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class TailoringTests
{
    private readonly OnPaper _paper = new();
    private Tailoring _tailoring = Tailoring.None;

    [Theory]
    [InlineData(1, "1")]
    [InlineData(44, "44")]
    [InlineData(1001, "独-1")]
    [InlineData(1012, "独-12")]
    public void An_item_is_shown_by_its_label(int number, string label) => Assert.Equal(label, ItemNumbers.Label(number));

    [Fact]
    public void An_excluded_item_stays_in_its_place_and_is_written_by_nobody()
    {
        _paper.Save(_paper[3, Party.ConnectingFirm], ResponseField.CurrentStatus, new() { CurrentStatus = "先の回答" }, 0);

        Exclude(3, "共用の環境がないため");

        Assert.Equal([1, 2, 3], _tailoring.Checklist.ItemsOf(OnPaper.Edition).Select(item => item.Number));
        Assert.Equal("共用の環境がないため", _tailoring.Checklist.ExclusionOf(3)!.Reason);
        Assert.Equal(new Locked(WriteBarrier.Excluded), _paper.Save(_paper[3, Party.ConnectingFirm], ResponseField.Remarks, new() { Remarks = "書けない" }, 1));
        Assert.Equal("先の回答", _paper[3, Party.ConnectingFirm].Content.CurrentStatus);
    }

    [Fact]
    public void An_item_asked_again_is_as_open_or_locked_as_it_was()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        paper.Assessment.Return(paper.Submission!.Id, "", [new ReturnedItem(1, "理由")], paper.Responses, paper.Reviewer, OnPaper.Now);
        foreach (var number in (int[])[1, 2])
        {
            var answers = paper.Responses.Where(r => r.ItemNumber == number).ToList();
            var tailoring = Tailoring.None.With(paper.Assessment.Exclude(number, "理由", Tailoring.None, answers, paper.Reviewer, OnPaper.Now).Value);
            Assert.True(paper.Assessment.Reinstate(number, tailoring, answers, paper.Reviewer, OnPaper.Now).Succeeded);
        }

        Assert.Equal((ResponseLock.None, ResponseLock.Submitted), (paper[1, Party.ConnectingFirm].Lock, paper[2, Party.FinancialInstitution].Lock));
        Assert.False(paper[1, Party.ConnectingFirm].IsExcluded);
    }

    [Fact]
    public void An_item_left_out_of_a_submission_is_open_when_it_is_asked_after_the_return()
    {
        Exclude(1, "理由");
        _paper.Assessment.Submit(1, _paper.Responses, "", _paper.FirmApprover, OnPaper.Now, _tailoring);
        _paper.Assessment.TakeUnderReview(_paper.Reviewer, OnPaper.Now);
        _paper.Assessment.Return(Guid.NewGuid(), "", [new ReturnedItem(2, "理由")], _paper.Responses, _paper.Reviewer, OnPaper.Now);

        Assert.True(_paper.Assessment.Reinstate(1, _tailoring, [_paper[1, Party.ConnectingFirm]], _paper.Reviewer, OnPaper.Now).Succeeded);

        Assert.IsType<Saved>(_paper.Save(_paper[1, Party.ConnectingFirm], ResponseField.Remarks, new() { Remarks = "書ける" }, 0));
    }

    [Fact]
    public void Own_items_are_numbered_in_order_and_no_number_comes_twice()
    {
        var first = Add(ResponsibleParty.Both);
        Add(ResponsibleParty.ConnectingFirm);
        var removed = _paper.Assessment.RemoveItem(_tailoring.Checklist.AddedAs(1001)!, first, false, _paper.Reviewer, OnPaper.Now).Value;
        _tailoring = _tailoring.With(removed);
        Add(ResponsibleParty.FinancialInstitution);

        Assert.Equal([1002, 1003], _tailoring.Checklist.Added.Select(added => added.Number));
        Assert.Equal([1, 2, 3, 1002, 1003], _tailoring.Checklist.ItemsOf(OnPaper.Edition).Select(item => item.Number));
        Assert.Equal([Party.ConnectingFirm, Party.FinancialInstitution], first.Select(response => response.Party));
        Assert.Equal(4, _tailoring.Revision);
    }

    [Fact]
    public void An_assessment_asks_the_version_that_was_added_however_the_library_goes_on()
    {
        var item = Item(ResponsibleParty.ConnectingFirm);
        Add(item);

        item.Change(item.Content with { Objective = "新しい文" }, 1, _paper.Reviewer, OnPaper.Now);

        Assert.Equal((1, "苦情を管理する。"), (_tailoring.Checklist.Added[0].Version, _tailoring.Checklist.Added[0].Content.Objective));
    }

    [Fact]
    public void What_was_answered_or_begun_is_not_taken_out()
    {
        var responses = Add(ResponsibleParty.ConnectingFirm);
        var added = _tailoring.Checklist.Added[0];

        Assert.IsType<CustomItemIsAnswered>(_paper.Assessment.RemoveItem(added, responses, hasDrafts: true, _paper.Reviewer, OnPaper.Now).Refusal);
        _paper.Save(responses[0], ResponseField.Remarks, new() { Remarks = "回答" }, 0);
        Assert.IsType<CustomItemIsAnswered>(_paper.Assessment.RemoveItem(added, responses, hasDrafts: false, _paper.Reviewer, OnPaper.Now).Refusal);
    }

    [Fact]
    public void What_is_there_already_is_refused()
    {
        var item = Item(ResponsibleParty.ConnectingFirm);
        Add(item);
        Exclude(1, "理由");

        Assert.IsType<CustomItemIsAsked>(_paper.Assessment.AddItem(item, _tailoring, _paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<ItemIsExcluded>(_paper.Assessment.Exclude(1, "理由", _tailoring, [], _paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<ItemIsNotExcluded>(_paper.Assessment.Reinstate(2, _tailoring, [], _paper.Reviewer, OnPaper.Now).Refusal);
        item.Retire(true, _paper.Reviewer, OnPaper.Now);
        Assert.IsType<CustomItemRetired>(_paper.Assessment.AddItem(item, Tailoring.None, _paper.Reviewer, OnPaper.Now).Refusal);
    }

    [Theory]
    [InlineData(AssessmentState.Submitted)]
    [InlineData(AssessmentState.UnderReview)]
    [InlineData(AssessmentState.Closed)]
    [InlineData(AssessmentState.Withdrawn)]
    public void The_list_stands_still_once_it_is_submitted(AssessmentState state)
    {
        var paper = new OnPaper(state);

        Assert.IsType<TailoringClosed>(paper.Assessment.Exclude(1, "理由", Tailoring.None, [], paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<TailoringClosed>(paper.Assessment.AddItem(Item(ResponsibleParty.Both), Tailoring.None, paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<RoleMissing>(paper.Assessment.Exclude(1, "理由", Tailoring.None, [], paper.FirmApprover, OnPaper.Now).Refusal);
    }

    [Fact]
    public void Every_change_is_in_the_connection_s_trail_with_the_item_and_the_reason()
    {
        _paper.Assessment.TakeAuditRecords();

        Exclude(1, "夜間に停止するため");
        Add(ResponsibleParty.ConnectingFirm);

        var records = _paper.Assessment.TakeAuditRecords();
        Assert.All(records, record => Assert.Equal((_paper.Connection.ChainId, AuditActions.AssessmentTailored), (record.ChainId, record.Action)));
        Assert.Equal([1, 1001], records.Select(record => record.ItemNumber!.Value));
        Assert.Contains("夜間に停止するため", CanonicalJson.Write(records[0].Details), StringComparison.Ordinal);
        Assert.Contains("苦情を管理する。", CanonicalJson.Write(records[1].Details), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_freezes_the_list_of_items_with_its_hash()
    {
        Exclude(1, "理由の文");
        var responses = Add(ResponsibleParty.ConnectingFirm);

        var submission = _paper.Assessment.Submit(1, [.. _paper.Responses, .. responses], "", _paper.FirmApprover, OnPaper.Now, _tailoring).Value;

        var frozen = submission.ReadContent().Checklist!;
        Assert.Equal((1, "理由の文"), (frozen.Excluded[0].ItemNumber, frozen.Excluded[0].Reason));
        Assert.Equal((1001, "苦情を管理する。"), (frozen.Added[0].Number, frozen.Added[0].Content.Objective));
        Assert.Equal(CanonicalJson.Sha256(submission.ContentJson), submission.Hash);
        Assert.Equal((ResponseLock.None, ResponseLock.Submitted), (_paper[1, Party.ConnectingFirm].Lock, responses[0].Lock));
    }

    [Fact]
    public void A_submission_of_the_plain_checklist_hashes_as_it_always_did()
    {
        Exclude(1, "理由");
        _tailoring = _tailoring.With(_paper.Assessment.Reinstate(1, _tailoring, [_paper[1, Party.ConnectingFirm]], _paper.Reviewer, OnPaper.Now).Value);

        var submission = _paper.Assessment.Submit(1, _paper.Responses, "", _paper.FirmApprover, OnPaper.Now, _tailoring).Value;

        var content = submission.ReadContent();
        Assert.Equal(CanonicalJson.Write(new { content.AssessmentId, content.EditionId, content.Number, content.Answers }), submission.ContentJson);
    }

    [Fact]
    public void Submitting_with_another_list_than_the_assessment_s_own_is_a_fault()
    {
        Exclude(1, "理由");

        Assert.Throws<InvalidOperationException>(() => _paper.Assessment.Submit(1, _paper.Responses, "", _paper.FirmApprover, OnPaper.Now));
    }

    private void Exclude(int number, string reason) => _tailoring = _tailoring.With(_paper.Assessment.Exclude(
        number, reason, _tailoring, [.. _paper.Responses.Where(r => r.ItemNumber == number)], _paper.Reviewer, OnPaper.Now).Value);

    private IReadOnlyList<Response> Add(ResponsibleParty target) => Add(Item(target));

    private IReadOnlyList<Response> Add(CustomItem item)
    {
        var (change, responses) = _paper.Assessment.AddItem(item, _tailoring, _paper.Reviewer, OnPaper.Now).Value;
        _tailoring = _tailoring.With(change, item.Content);
        return responses;
    }

    private CustomItem Item(ResponsibleParty target) =>
        CustomItem.Add(new() { Objective = "苦情を管理する。", Explanation = "説明", Target = target }, _paper.Reviewer, OnPaper.Now);
}
