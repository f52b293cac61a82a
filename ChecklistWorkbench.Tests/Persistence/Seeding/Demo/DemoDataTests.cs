using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChecklistWorkbench.Tests.Persistence.Seeding.Demo;

public sealed class DemoDataTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    [Fact]
    public async Task Every_chain_is_whole_and_in_the_order_of_time()
    {
        await using var db = demo.Open();
        var chains = await db.AuditChains.AsNoTracking().ToListAsync();

        Assert.Equal(10, chains.Count);
        foreach (var chain in chains)
        {
            var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.ChainId == chain.Id).OrderBy(entry => entry.Sequence).ToListAsync();
            Assert.Null(chain.FirstBroken(entries));
            if (chain.Id == AuditChain.OfInstallation) continue; // It began with this start, before the story was told.
            Assert.Equal(entries.OrderBy(entry => entry.AtUtc).Select(entry => entry.Sequence), entries.Select(entry => entry.Sequence));
            Assert.All(entries, entry => Assert.True(entry.AtUtc < demo.BeforeUtc));
        }
    }

    [Fact]
    public async Task The_assessments_stand_where_the_story_left_them()
    {
        await using var db = demo.Open();
        var standing = await (
            from assessment in db.Assessments
            join connection in db.Connections on assessment.ConnectionId equals connection.Id
            join bank in db.Organizations on connection.FinancialInstitutionId equals bank.Id
            join firm in db.Organizations on connection.ConnectingFirmId equals firm.Id
            orderby assessment.OpenedUtc, assessment.Purpose
            select new { Firm = firm.Name, Bank = bank.Name, assessment.Purpose, assessment.Round, assessment.State }).ToListAsync();

        Assert.Equal(
        [
            "会計クラウド見本株式会社（デモ）|しおさい銀行（デモ）|PreScreening|1|Closed",
            "会計クラウド見本株式会社（デモ）|しおさい銀行（デモ）|Monitoring|1|Decided",
            "サンプル家計簿株式会社（デモ）|みなと信用金庫（デモ）|Monitoring|2|Submitted",
            "サンプル家計簿株式会社（デモ）|あけぼの銀行（デモ）|PreScreening|1|Drafting",
            "会計クラウド見本株式会社（デモ）|あけぼの銀行（デモ）|PreScreening|1|Drafting",
            "会計クラウド見本株式会社（デモ）|しおさい銀行（デモ）|Monitoring|2|Drafting",
        ], standing.Select(s => $"{s.Firm}|{s.Bank}|{s.Purpose}|{s.Round}|{s.State}").ToList());
    }

    [Fact]
    public async Task What_was_submitted_is_frozen_and_only_the_returned_items_are_open()
    {
        await using var db = demo.Open();
        var returned = await db.SubmissionReturns.Include(r => r.Items).OrderByDescending(r => r.AtUtc).FirstAsync();
        var submission = await db.Submissions.SingleAsync(s => s.Id == returned.SubmissionId);
        var open = await db.Responses.Where(r => r.AssessmentId == returned.AssessmentId && r.Lock == ResponseLock.None)
            .Select(r => r.ItemNumber).Distinct().Order().ToListAsync();

        Assert.Equal([10, 21, 25, 35, 36], returned.Items.Select(item => item.ItemNumber).Order());
        Assert.Equal([10, 21, 25, 35, 36], open);
        Assert.Equal(CanonicalJson.Sha256(submission.ContentJson), submission.Hash);
        Assert.Equal(5, await db.Submissions.CountAsync());
    }

    [Fact]
    public async Task Revisions_are_numbered_without_gaps_and_the_newest_is_what_stands()
    {
        await using var db = demo.Open();
        var responses = await db.Responses.AsNoTracking().ToListAsync();
        var revisions = (await db.ResponseRevisions.AsNoTracking().ToListAsync()).ToLookup(revision => revision.ResponseId);

        Assert.Equal(296, revisions.Sum(group => group.Count()));
        Assert.All(responses, response =>
        {
            var history = revisions[response.Id].OrderBy(revision => revision.Number).ToList();
            Assert.Equal(Enumerable.Range(1, response.Revision), history.Select(revision => revision.Number));
            Assert.Equal(history.LastOrDefault()?.Content ?? ResponseContent.Empty, response.Content);
        });
    }

    [Fact]
    public async Task One_assessment_leaves_two_items_out_and_asks_three_of_the_bank_s_own()
    {
        await using var db = demo.Open();
        var assessment = await db.Assessments.SingleAsync(a => a.TailoringRevision > 0);
        var checklist = (await db.ReadTailoringAsync(assessment, CancellationToken.None)).Checklist;
        var excluded = await db.Responses.Where(r => r.IsExcluded).Select(r => new { r.AssessmentId, r.ItemNumber }).ToListAsync();
        var answers = await db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber > 1000).ToListAsync();

        Assert.Equal((AssessmentState.Drafting, 5), (assessment.State, assessment.TailoringRevision));
        Assert.Equal([8, 33], checklist.Excluded.Select(exclusion => exclusion.ItemNumber));
        Assert.Equal([(assessment.Id, 8), (assessment.Id, 33)], excluded.Select(e => (e.AssessmentId, e.ItemNumber)).Order());
        Assert.Equal(["独-1", "独-2", "独-3"], checklist.Added.Select(added => ItemNumbers.Label(added.Number)));
        Assert.Equal(4, answers.Count(answer => answer.Revision == 1));
        Assert.Equal(1, await db.CustomItems.CountAsync(item => item.PrincipleId == "V(1)②-4"));
        Assert.Equal(3, await db.CustomItems.CountAsync());
    }

    [Fact]
    public async Task The_contributors_draft_meets_the_approvers_newer_words()
    {
        await using var db = demo.Open();
        var draft = await db.Drafts.SingleAsync();
        var response = await db.Responses.SingleAsync(r => r.Id == draft.ResponseId);
        var assessment = await db.Assessments.SingleAsync(a => a.Id == response.AssessmentId);
        var since = await db.ResponseRevisions.Where(r => r.ResponseId == response.Id && r.Number > draft.BasedOn).ToListAsync();
        var contributor = await db.People.SingleAsync(p => p.Id == draft.PersonId);
        var by = new Participation(contributor.Id, contributor.DisplayName, Guid.Empty, Party.ConnectingFirm, new HashSet<Role> { Role.Contributor });

        var outcome = response.Save(assessment, draft.Field, response.Content.WithText(draft.Field, draft.Text), draft.BasedOn, since,
            RevisionSource.Typed, by, demo.BeforeUtc);

        Assert.Equal("contributor@kakeibo.demo.example", contributor.Email);
        Assert.Equal(21, response.ItemNumber);
        Assert.Equal("承認者（サンプル家計簿）", Assert.IsType<ChangedByAnother>(outcome).Who);
    }

    [Fact]
    public async Task Each_person_has_credentials_and_one_role()
    {
        await using var db = demo.Open();
        var people = await (
            from person in db.People
            join membership in db.Memberships on person.Id equals membership.PersonId
            join user in db.Users on person.Id equals user.Id
            orderby person.Email
            select person.Email + " " + membership.Role).ToListAsync();

        Assert.Equal(
        [
            "admin@akebono.demo.example Administrator", "admin@kakeibo.demo.example Administrator", "approver@kaikei.demo.example Approver",
            "approver@kakeibo.demo.example Approver", "auditor@akebono.demo.example Auditor", "auditor@shiosai.demo.example Auditor", "contributor@kaikei.demo.example Contributor",
            "contributor@kakeibo.demo.example Contributor", "lead@akebono.demo.example ReviewLead", "lead@minato.demo.example ReviewLead",
            "lead@shiosai.demo.example ReviewLead",
            "reviewer2@shiosai.demo.example Reviewer", "reviewer@akebono.demo.example Reviewer", "reviewer@minato.demo.example Reviewer", "reviewer@shiosai.demo.example Reviewer",
        ], people);
    }

    [Fact]
    public async Task Loading_where_someone_is_registered_changes_nothing()
    {
        await demo.LoadAsync();

        await using var db = demo.Open();
        Assert.Equal(5, await db.Organizations.CountAsync());
        Assert.Equal(6, await db.Assessments.CountAsync());
        Assert.Equal(AuditChain.GenesisHash, (await db.AuditEntries.Where(e => e.Sequence == 1).Select(e => e.PreviousHash).Distinct().SingleAsync()));
    }
}
