using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class SubmissionTests
{
    [Fact]
    public void A_submission_freezes_every_answer_of_both_parties_with_its_revision()
    {
        var paper = new OnPaper();
        paper.Save(paper[3, Party.FinancialInstitution], ResponseField.Remarks, new() { Remarks = "銀行の備考" }, 0);

        var submission = paper.Assessment.Submit(1, paper.Responses, "提出", paper.FirmApprover, OnPaper.Now).Value;

        var content = submission.ReadContent();
        Assert.Equal([(1, Party.ConnectingFirm), (2, Party.FinancialInstitution), (3, Party.ConnectingFirm), (3, Party.FinancialInstitution)],
            content.Answers.Select(answer => (answer.ItemNumber, answer.Party)));
        Assert.Equal((1, "銀行の備考"), (content.Answers[3].Revision, content.Answers[3].Content.Remarks));
        Assert.Equal(CanonicalJson.Sha256(submission.ContentJson), submission.Hash);
    }

    [Fact]
    public void The_frozen_copy_stays_when_the_answer_goes_on()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var before = paper.Submission!.ContentJson;
        paper.Assessment.Return(paper.Submission.Id, "", [], paper.Responses, paper.Reviewer, OnPaper.Now);

        paper.Save(paper[1, Party.ConnectingFirm], ResponseField.Remarks, new() { Remarks = "差戻し後" }, 0);

        Assert.Equal(before, paper.Submission.ContentJson);
        Assert.DoesNotContain("差戻し後", paper.Submission.ContentJson, StringComparison.Ordinal);
    }

    [Fact]
    public void The_trail_names_the_submission_by_its_hash()
    {
        var paper = new OnPaper();
        paper.Assessment.TakeAuditRecords();

        var submission = paper.Assessment.Submit(1, paper.Responses, "", paper.FirmApprover, OnPaper.Now).Value;

        var record = paper.Assessment.TakeAuditRecords().Single(r => r.Action == AuditActions.SubmissionMade);
        Assert.Contains(submission.Hash, CanonicalJson.Write(record.Details), StringComparison.Ordinal);
        Assert.Equal(submission.Id, record.SubjectId);
    }

    [Fact]
    public void Submitting_locks_every_answer()
    {
        var paper = new OnPaper(AssessmentState.Submitted);

        Assert.All(paper.Responses, response => Assert.Equal(ResponseLock.Submitted, response.Lock));
    }

    [Fact]
    public void A_return_reopens_only_the_items_it_names_for_both_parties()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);

        var returned = paper.Assessment.Return(
            paper.Submission!.Id, "直してください", [new ReturnedItem(3, "証跡がない")], paper.Responses, paper.Reviewer, OnPaper.Now).Value;

        Assert.Equal([3, 3], paper.Responses.Where(response => response.Lock == ResponseLock.None).Select(response => response.ItemNumber));
        Assert.IsType<Saved>(paper.Save(paper[3, Party.ConnectingFirm], ResponseField.Remarks, new() { Remarks = "直した" }, 0));
        Assert.Equal(new Locked(WriteBarrier.Submitted), paper.Save(paper[1, Party.ConnectingFirm], ResponseField.Remarks, new() { Remarks = "直せない" }, 0));
        Assert.Equal((3, "証跡がない"), returned.Items.Select(item => (item.ItemNumber, item.Reason)).Single());
    }

    [Fact]
    public void A_return_that_names_nothing_reopens_everything()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);

        paper.Assessment.Return(paper.Submission!.Id, "全体を見直してください", [], paper.Responses, paper.Reviewer, OnPaper.Now);

        Assert.All(paper.Responses, response => Assert.Equal(ResponseLock.None, response.Lock));
    }
}
