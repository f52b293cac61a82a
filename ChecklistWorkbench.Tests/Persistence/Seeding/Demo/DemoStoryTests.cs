using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Dashboard.Waiting;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChecklistWorkbench.Tests.Persistence.Seeding.Demo;

/// <summary>What a newcomer finds on first start: one connection from the pre-screening to a renewed decision, and something of every kind that waits.</summary>
public sealed class DemoStoryTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    [Fact]
    public async Task Two_reviewers_rated_blind_and_settled_the_item_they_differed_on()
    {
        await using var db = demo.Open();
        var story = await StoryAsync(db);
        var ratings = await db.Ratings.Where(r => r.AssessmentId == story.PreScreening).ToListAsync();

        Assert.Equal((38, 38, 1), (ratings.Count(r => r.Seat == RatingSeat.First), ratings.Count(r => r.Seat == RatingSeat.Second), ratings.Count(r => r.Seat == RatingSeat.Agreed)));
        Assert.Equal(32, ratings.Single(r => r.Seat == RatingSeat.Agreed).ItemNumber);
        Assert.Equal([38, 5], (await db.RatingShares.Include(share => share.Items).OrderBy(share => share.AtUtc).ToListAsync()).Select(share => share.Items.Count));
        Assert.Equal([(31, FindingState.Confirmed), (37, FindingState.InProgress)], (await db.Findings.OrderBy(f => f.Number).ToListAsync()).Select(f => (f.ItemNumber, f.State)));
    }

    [Fact]
    public async Task The_decision_was_renewed_on_five_statements_and_one_of_its_conditions_is_open()
    {
        await using var db = demo.Open();
        var story = await StoryAsync(db);
        var decisions = await db.Decisions.Include(d => d.Conditions).OrderBy(d => d.SettledUtc).ToListAsync();
        var statements = await db.Attestations.Where(a => a.AssessmentId == story.Monitoring).ToListAsync();

        Assert.Equal([story.PreScreening, story.Monitoring], decisions.Select(d => d.AssessmentId));
        Assert.All(decisions, d => Assert.Equal((DecisionState.Taken, Verdict.Suitable, Verdict.Conditional), (d.State, d.Inquiry!.Value, d.Update!.Value)));
        Assert.All(decisions, d => Assert.Contains("保留", d.Effect, StringComparison.Ordinal));
        Assert.Equal([0, 1], decisions.Select(d => d.OpenConditions));
        Assert.Equal((4, 1), (statements.Count(s => s.Statement == Statement.Unchanged), statements.Count(s => s.Statement == Statement.Changed)));
        Assert.Equal([NoticeState.Sent, NoticeState.Closed], await db.ChangeNotices.OrderByDescending(n => n.SentUtc).Select(n => n.State).ToListAsync());
    }

    [Fact]
    public async Task Evidence_is_real_files_one_expiring_one_expired_one_renewed_and_one_for_every_bank()
    {
        await using var db = demo.Open();
        var today = JapanTime.DateOf(demo.BeforeUtc);
        var pieces = await db.EvidencePieces.Include(p => p.Shares).OrderBy(p => p.Title).ToListAsync();
        var files = await db.EvidenceFiles.ToListAsync();

        Assert.All(pieces, piece => Assert.Contains("（デモ）", piece.Title, StringComparison.Ordinal));
        Assert.Equal(5, pieces.Count);
        var isms = pieces.Single(piece => piece.NewestVersion == 2);
        Assert.Equal((2, EvidenceValidity.Expiring), (isms.Shares.Count, new EvidencePeriod { ValidUntil = isms.ValidUntil }.ValidityOn(today)));
        Assert.Single(pieces, piece => piece.ValidUntil < today);
        Assert.Equal([EvidenceFormat.Pdf, EvidenceFormat.Pdf, EvidenceFormat.Csv, EvidenceFormat.Csv, EvidenceFormat.Text, EvidenceFormat.Text], files.Select(file => file.Format).Order());
        foreach (var file in files)
        {
            await using var content = demo.Get<EvidenceStore>().Open(file.Sha256, file.Size);
            using var read = new MemoryStream();
            await content.CopyToAsync(read);
            Assert.Equal(file.Size, read.Length);
        }
    }

    [Theory]
    [InlineData("contributor@kaikei", "QuestionToAnswer AnswerToRead FindingDue EvidenceExpires ConditionToMeet RoundOpens NoticeAnswers PlanDue")]
    [InlineData("reviewer@shiosai", "FindingDue EvidenceExpired ConditionToConfirm RoundOpens NoticeReply")]
    public async Task Something_of_every_kind_waits_on_the_dashboard(string person, string kinds)
    {
        var view = (await demo.Get<GetWaiting>().HandleAsync(await demo.SignInAsync(person), new(null, true), CancellationToken.None)).Value;

        Assert.Empty(kinds.Split(' ').Select(kind => Enum.Parse<WaitingKind>(kind)).Except(view.Lines.Select(line => line.Kind)));
        Assert.True(view.Overdue > 0);
    }

    private static async Task<(Guid PreScreening, Guid Monitoring)> StoryAsync(WorkbenchDbContext db)
    {
        var bank = await db.Organizations.SingleAsync(o => o.Name == "しおさい銀行（デモ）");
        var connection = await db.Connections.SingleAsync(c => c.FinancialInstitutionId == bank.Id);
        var rounds = await db.Assessments.Where(a => a.ConnectionId == connection.Id && a.Round == 1).ToDictionaryAsync(a => a.Purpose, a => a.Id);
        return (rounds[AssessmentPurpose.PreScreening], rounds[AssessmentPurpose.Monitoring]);
    }
}
