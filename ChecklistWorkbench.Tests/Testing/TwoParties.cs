using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>A bank and a firm with a connection, and the assessment opened last.</summary>
public sealed partial class TwoParties(WorkbenchDatabase workbench, Team bank, Team firm, Connection connection)
{
    public Team Bank => bank;

    public Team Firm => firm;

    public Connection Connection => connection;

    /// <summary>The assessment opened last.</summary>
    public Guid AssessmentId { get; private set; }

    public Team this[Party party] => party == Party.FinancialInstitution ? bank : firm;

    /// <summary>The caller's own team; the bank's for someone who is of neither.</summary>
    public Team TeamOf(Caller caller) => caller.OrganizationId == firm.Id ? firm : bank;

    /// <summary>A connection that the caller's organisation opened and nobody has joined.</summary>
    public async Task<Guid> OpenAloneAsync(Caller caller)
    {
        var opened = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var alone = Connection.Open("家計簿連携（試験）", "未参加の相手方（試験）", new ConnectionProfile(), TeamOf(caller)[Role.Administrator].Participation, nowUtc);
            db.Connections.Add(alone);
            return Task.FromResult<Outcome<Guid>>(alone.Id);
        }, CancellationToken.None);
        return opened.Value;
    }

    /// <summary>An open invitation of a colleague into the caller's organisation.</summary>
    public async Task<Guid> InviteColleagueAsync(Caller caller)
    {
        var made = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var (invitation, _) = Invitation.Make(
                $"{Guid.CreateVersion7():N}@demo.example", [Role.Auditor], null, TeamOf(caller)[Role.Administrator].Participation, nowUtc);
            db.Invitations.Add(invitation);
            return Task.FromResult<Outcome<Guid>>(invitation.Id);
        }, CancellationToken.None);
        return made.Value;
    }

    /// <summary>Entrusts the installation to the bank's administrator.</summary>
    public Task EntrustInstallationAsync() => workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        var id = bank[Role.Administrator].Person.Id;
        (await db.People.SingleAsync(p => p.Id == id)).EntrustInstallation(AuditActor.System, nowUtc);
        return default(Done);
    }, CancellationToken.None);

    /// <summary>A task on an item of the newest assessment.</summary>
    public async Task<Guid> OpenTaskAsync(int itemNumber)
    {
        var opened = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var task = MonitoringTask.Open(await db.Assessments.SingleAsync(a => a.Id == AssessmentId), itemNumber, Guid.CreateVersion7(), "架空の基準", nowUtc);
            db.MonitoringTasks.Add(task);
            return task.Id;
        }, CancellationToken.None);
        return opened.Value;
    }

    /// <summary>Publishes an edition in the installation, if it is not there.</summary>
    public Task PublishEditionAsync(string json, string fileName) => workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        await db.PublishAsync(EditionFile.Parse(json, fileName), json, by: null, nowUtc, CancellationToken.None);
        return default(Done);
    }, CancellationToken.None);

    /// <summary>A file that the caller sent to be taken in; right as they may be refused, it is theirs.</summary>
    public async Task<Guid> UploadEditionAsync(Caller caller, string json, string fileName)
    {
        var upload = new EditionUpload(caller.PersonId, fileName, json, new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc));
        await workbench.ChangeAsSystemAsync<Done>((db, _) =>
        {
            db.EditionUploads.Add(upload);
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, CancellationToken.None);
        return upload.Id;
    }

    /// <summary>Opens a further assessment and takes it to <paramref name="state"/> by the steps that lead there.</summary>
    public async Task<Guid> OpenAssessmentAsync(ChecklistEdition edition, AssessmentState state = AssessmentState.Drafting)
    {
        var opened = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var known = await db.Connections.SingleAsync(c => c.Id == connection.Id);
            var round = 1 + await db.Assessments.CountAsync(a => a.ConnectionId == known.Id && a.Purpose == AssessmentPurpose.PreScreening);
            var (assessment, responses) = Assessment.Open(
                known, edition, AssessmentPurpose.PreScreening, round, new DateOnly(2026, 12, 25), bank[Role.ReviewLead].Participation, nowUtc);
            db.Assessments.Add(assessment);
            db.Responses.AddRange(responses);
            return assessment.Id;
        }, CancellationToken.None);
        AssessmentId = opened.Value;
        await TakeToAsync(state);
        return AssessmentId;
    }

    /// <summary>Takes the assessment on to <paramref name="state"/>.</summary>
    public async Task TakeToAsync(AssessmentState state)
    {
        if (state == AssessmentState.Drafting) return;
        if (state == AssessmentState.Withdrawn)
        {
            await StepAsync((assessment, _, nowUtc) => Accept(assessment.Withdraw("取下げの試験", firm[Role.Approver].Participation, nowUtc)));
            return;
        }

        await SubmitAsync();
        if (state == AssessmentState.Submitted) return;
        await StepAsync((assessment, _, nowUtc) => Accept(assessment.TakeUnderReview(bank[Role.Reviewer].Participation, nowUtc)));
        if (state == AssessmentState.UnderReview) return;
        if (state == AssessmentState.Decided)
        {
            await ProposeAsync();
            await DecideAsync();
            return;
        }

        await StepAsync((assessment, _, nowUtc) => Accept(assessment.Close("終了の試験", bank[Role.ReviewLead].Participation, nowUtc)));
    }

    /// <summary>From now on this stands for a round that was opened otherwise; takes it to <paramref name="state"/>.</summary>
    public Task StandForAsync(Guid assessmentId, AssessmentState state)
    {
        AssessmentId = assessmentId;
        return TakeToAsync(state);
    }

    /// <summary>提出 of the newest assessment; in a monitoring round with every statement made that is missing.</summary>
    public async Task SubmitAsync(string comment = "提出の試験")
    {
        await StateAllAsync();
        await StepAsync(async (assessment, db, nowUtc) =>
        {
            var responses = await db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync();
            var number = 1 + await db.Submissions.CountAsync(s => s.AssessmentId == assessment.Id);
            db.Submissions.Add(assessment.Submit(number, responses, comment, firm[Role.Approver].Participation, nowUtc,
                await db.ReadTailoringAsync(assessment, CancellationToken.None), await db.ReadStatementsAsync(assessment, responses, CancellationToken.None),
                await db.ReadSharedEvidenceAsync(assessment, CancellationToken.None)).Value);
        });
    }

    /// <summary>差戻し of the newest submission: of the items named, or of all.</summary>
    public Task ReturnAsync(params (int ItemNumber, string Reason)[] items) => ReturnAsync(null, items);

    /// <summary>The same, each item for this reason.</summary>
    public Task ReturnAsync(ReturnReasonCode? code, params (int ItemNumber, string Reason)[] items) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var responses = await db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync();
        var submission = await db.Submissions.Where(s => s.AssessmentId == assessment.Id).OrderByDescending(s => s.Number).Select(s => s.Id).FirstAsync();
        db.SubmissionReturns.Add(assessment.Return(submission, "差戻しの試験", [.. items.Select(item => new ReturnedItem(item.ItemNumber, item.Reason, code))],
            responses, bank[Role.Reviewer].Participation, nowUtc).Value);
    });

    /// <summary>終了 of the newest assessment, which is under review.</summary>
    public Task CloseAsync() => StepAsync((assessment, _, nowUtc) => Accept(assessment.Close("終了の試験", bank[Role.ReviewLead].Participation, nowUtc)));

    /// <summary>The id of a party's answer to an item of the newest assessment.</summary>
    public async Task<Guid> AnswerIdAsync(int itemNumber, Party party)
    {
        var found = await workbench.ChangeAsSystemAsync<Guid>(
            async (db, _) => await db.Responses.Where(r => r.AssessmentId == AssessmentId && r.ItemNumber == itemNumber && r.Party == party).Select(r => r.Id).SingleAsync(),
            CancellationToken.None);
        return found.Value;
    }

    /// <summary>Saves an answer of either party as the person who may write it; returns the new revision.</summary>
    public async Task<int> AnswerAsync(int itemNumber, Party party, Func<ResponseContent, ResponseContent> change)
    {
        var writer = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
        var saved = await workbench.ChangeAsSystemAsync<int>(async (db, nowUtc) =>
        {
            var assessment = await db.Assessments.SingleAsync(a => a.Id == AssessmentId);
            var response = await db.Responses.SingleAsync(r => r.AssessmentId == AssessmentId && r.ItemNumber == itemNumber && r.Party == party);
            var proposed = change(response.Content);
            var outcome = response.Save(assessment, response.Content.DifferenceTo(proposed), proposed, response.Revision, [], RevisionSource.Typed, writer, nowUtc);
            return outcome is Saved saved ? saved.Revision : throw new InvalidOperationException($"The scene cannot be set: {outcome}");
        }, CancellationToken.None);
        return saved.Value;
    }

    private async Task<T> LookAsync<T>(Func<WorkbenchDbContext, Task<T>> look) =>
        (await workbench.ChangeAsSystemAsync<T>(async (db, _) => await look(db), CancellationToken.None)).Value;

    private async Task StepAsync(Func<Assessment, WorkbenchDbContext, DateTime, Task> step)
    {
        var outcome = await workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            await step(await db.Assessments.Include(a => a.Transitions).SingleAsync(a => a.Id == AssessmentId), db, nowUtc);
            return default(Done);
        }, CancellationToken.None);
        await Accept(outcome);
    }

    private static Task Accept(Outcome<Done> outcome) =>
        outcome.Succeeded ? Task.CompletedTask : throw new InvalidOperationException($"The scene cannot be set: {outcome.Refusal}");
}
