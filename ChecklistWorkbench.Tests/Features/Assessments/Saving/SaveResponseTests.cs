using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Assessments.Saving;

public sealed class SaveResponseTests
{
    private static readonly ResponseContent Typed = new() { Implementation = Implementation.Implemented, CurrentStatus = "規程を定めた。", RecognizedIssues = "夜間の連絡" };

    [Theory, DatabaseData]
    public async Task A_saved_field_makes_one_revision_and_one_audit_entry(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);

        var outcome = await SaveAsync(database, parties.Firm.As(Role.Contributor), parties, response, ResponseField.CurrentStatus, Typed, 0);

        var saved = Assert.IsType<Saved>(outcome.Value);
        Assert.Equal((1, "規程を定めた。", Implementation.Unanswered), (saved.Revision, saved.Content.CurrentStatus, saved.Content.Implementation));
        await using var db = database.OpenContext();
        Assert.Equal(1, await db.ResponseRevisions.CountAsync(r => r.ResponseId == response));
        var entry = Assert.Single(await database.TrailAsync(AuditChain.OfConnection(parties.Connection.Id)), e => e.Action == AuditActions.ResponseSaved);
        Assert.Equal(9, entry.ItemNumber);
        Assert.Contains("規程を定めた。", entry.Details, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task Different_fields_from_one_base_merge(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);

        await SaveAsync(database, parties.Firm.As(Role.Contributor), parties, response, ResponseField.CurrentStatus, Typed, 0);
        var outcome = await SaveAsync(database, parties.Firm.As(Role.Approver), parties, response, ResponseField.RecognizedIssues, Typed, 0);

        var saved = Assert.IsType<Saved>(outcome.Value);
        Assert.Equal((2, "規程を定めた。", "夜間の連絡"), (saved.Revision, saved.Content.CurrentStatus, saved.Content.RecognizedIssues));
    }

    [Theory, DatabaseData]
    public async Task The_same_field_from_an_old_base_is_a_conflict_that_names_who_and_writes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);
        await SaveAsync(database, parties.Firm.As(Role.Approver), parties, response, ResponseField.CurrentStatus, Typed, 0);

        var outcome = await SaveAsync(database, parties.Firm.As(Role.Contributor), parties, response, ResponseField.CurrentStatus, Typed with { CurrentStatus = "別の文" }, 0);

        var conflict = Assert.IsType<ChangedByAnother>(outcome.Value);
        Assert.Equal((ResponseField.CurrentStatus, "規程を定めた。", 1), (conflict.Fields, conflict.Theirs.CurrentStatus, conflict.Revision));
        Assert.Equal(parties.Firm[Role.Approver].Person.DisplayName, conflict.Who);
        await using var db = database.OpenContext();
        Assert.Equal(1, await db.ResponseRevisions.CountAsync(r => r.ResponseId == response));
    }

    [Fact]
    public async Task Two_saves_at_the_same_moment_end_as_one_saved_and_one_conflict()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);

        var outcomes = await Task.WhenAll(
            SaveAsync(database, parties.Firm.As(Role.Contributor), parties, response, ResponseField.CurrentStatus, Typed with { CurrentStatus = "甲" }, 0),
            SaveAsync(database, parties.Firm.As(Role.Approver), parties, response, ResponseField.CurrentStatus, Typed with { CurrentStatus = "乙" }, 0));

        Assert.Single(outcomes, outcome => outcome.Value is Saved);
        Assert.Single(outcomes, outcome => outcome.Value is ChangedByAnother);
    }

    [Fact]
    public async Task A_submitted_answer_is_locked_and_stays_as_it_was()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.Submitted);
        var response = await ResponseAsync(database, parties, 9);

        var outcome = await SaveAsync(database, parties.Firm.As(Role.Contributor), parties, response, ResponseField.CurrentStatus, Typed, 0);

        Assert.Equal(new Locked(WriteBarrier.State), outcome.Value);
    }

    [Fact]
    public async Task The_other_party_s_answer_cannot_be_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);

        var outcome = await SaveAsync(database, parties.Bank.As(Role.Reviewer), parties, response, ResponseField.CurrentStatus, Typed, 0);

        Assert.Equal(new Locked(WriteBarrier.OtherParty), outcome.Value);
    }

    [Fact]
    public async Task A_role_revoked_in_mid_edit_works_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);
        var contributor = parties.Firm[Role.Contributor];
        await SaveAsync(database, contributor.Caller, parties, response, ResponseField.CurrentStatus, Typed, 0);
        await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            var membership = await db.Memberships.SingleAsync(m => m.PersonId == contributor.Person.Id);
            membership.Revoke(parties.Firm[Role.Administrator].Participation, nowUtc);
            return default(Done);
        }, CancellationToken.None);

        var outcome = await SaveAsync(database, contributor.Caller, parties, response, ResponseField.RecognizedIssues, Typed, 1);

        Assert.IsType<SessionEnded>(outcome.Refusal);
        await using var check = database.OpenContext();
        Assert.Equal(1, await check.ResponseRevisions.CountAsync(r => r.ResponseId == response));
    }

    [Fact]
    public async Task A_text_of_8001_characters_is_refused_with_field_limit_and_length()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);

        var outcome = await SaveAsync(database, parties.Firm.As(Role.Contributor), parties, response, ResponseField.Remarks, Typed with { Remarks = new('あ', 8_001) }, 0);

        var refusal = Assert.IsType<InvalidField>(outcome.Refusal);
        Assert.Equal(("Remarks", "TooLong"), (refusal.Field, refusal.Rule));
        Assert.Equal([8_000, 8_001], refusal.Arguments);
    }

    [Fact]
    public async Task Saving_throws_the_draft_of_the_same_field_away_and_keeps_the_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);
        var caller = parties.Firm.As(Role.Contributor);
        foreach (var field in new[] { ResponseField.CurrentStatus, ResponseField.Remarks })
            Assert.True((await database.Get<SaveDraft>().HandleAsync(caller, new(parties.AssessmentId, response, field, "途中", 0), CancellationToken.None)).Succeeded);

        await SaveAsync(database, caller, parties, response, ResponseField.CurrentStatus, Typed, 0);

        await using var db = database.OpenContext();
        Assert.Equal(ResponseField.Remarks, (await db.Drafts.SingleAsync()).Field);
    }

    [Fact]
    public async Task A_draft_is_overwritten_leaves_no_trail_and_is_seen_by_its_person_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var response = await ResponseAsync(database, parties, 9);
        var before = (await database.TrailAsync(AuditChain.OfConnection(parties.Connection.Id))).Count;
        foreach (var text in new[] { "一", "一二", "一二三" })
            await database.Get<SaveDraft>().HandleAsync(parties.Firm.As(Role.Contributor), new(parties.AssessmentId, response, ResponseField.Remarks, text, 0), CancellationToken.None);

        var workspace = database.Get<ChecklistWorkbench.Features.Assessments.Workspace.GetWorkspace>();
        var mine = (await workspace.HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, CancellationToken.None)).Value;
        var colleague = (await workspace.HandleAsync(parties.Firm.As(Role.Approver), parties.AssessmentId, CancellationToken.None)).Value;

        Assert.Equal("一二三", Assert.Single(mine.Drafts).Text);
        Assert.Empty(colleague.Drafts);
        Assert.Equal(before, (await database.TrailAsync(AuditChain.OfConnection(parties.Connection.Id))).Count);
    }

    private static async Task<Guid> ResponseAsync(TestDatabase database, TwoParties parties, int number)
    {
        await using var db = database.OpenContext();
        return await db.Responses.Where(r => r.AssessmentId == parties.AssessmentId && r.ItemNumber == number && r.Party == Party.ConnectingFirm).Select(r => r.Id).SingleAsync();
    }

    private static Task<Outcome<SaveOutcome>> SaveAsync(
        TestDatabase database, Caller caller, TwoParties parties, Guid response, ResponseField fields, ResponseContent content, int basedOn) =>
        database.Get<SaveResponse>().HandleAsync(caller, new(parties.AssessmentId, response, fields, content, basedOn), CancellationToken.None);
}
