using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using ChecklistWorkbench.Tests.Domain.Catalogue;
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

    /// <summary>An item that is left out of the newest assessment, as far as its state lets the bank leave any out.</summary>
    public async Task<int> ExcludedItemAsync()
    {
        var (isDrafting, excluded) = await LookAsync(async db => (
            await db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State == AssessmentState.Drafting),
            await db.Responses.Where(r => r.AssessmentId == AssessmentId && r.IsExcluded).Select(r => (int?)r.ItemNumber).FirstOrDefaultAsync()));
        if (excluded is null && isDrafting) await ExcludeAsync(3, "前回の理由");
        return excluded ?? 3;
    }

    /// <summary>A 独自確認項目 of the newest assessment that nobody has answered, as far as its state lets the bank add any.</summary>
    public async Task<int> AddedItemAsync() =>
        await LookAsync(db => db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State == AssessmentState.Drafting)) ? await AddItemAsync() : 1001;

    /// <summary>A round after the newest assessment, whose list of items the bank changed; the newest stays what this stands for.</summary>
    public async Task<Guid> NextRoundAfterTailoringAsync()
    {
        await ExcludedItemAsync();
        var current = AssessmentId;
        var next = await OpenAssessmentAsync(SeedEdition.Read());
        AssessmentId = current;
        return next;
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

    /// <summary>An item of the bank's library.</summary>
    public async Task<Guid> CustomItemAsync(CustomItemContent? content = null)
    {
        var added = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var item = CustomItem.Add(content ?? new() { Objective = "苦情を組織的に管理する。", Explanation = "受付から改善までの流れを答えてください。" },
                bank[Role.Reviewer].Participation, nowUtc);
            db.CustomItems.Add(item);
            return Task.FromResult<Outcome<Guid>>(item.Id);
        }, CancellationToken.None);
        return added.Value;
    }

    /// <summary>Asks an item of the bank's library, or a new one, in the newest assessment; returns its number there.</summary>
    public async Task<int> AddItemAsync(Guid? customItemId = null)
    {
        var id = customItemId ?? await CustomItemAsync();
        var number = 0;
        await StepAsync(async (assessment, db, nowUtc) =>
        {
            var item = await db.CustomItems.SingleAsync(i => i.Id == id);
            var (change, responses) = assessment.AddItem(item, await db.ReadTailoringAsync(assessment, CancellationToken.None), bank[Role.Reviewer].Participation, nowUtc).Value;
            db.TailoringChanges.Add(change);
            db.Responses.AddRange(responses);
            number = change.ItemNumber;
        });
        return number;
    }

    public Task ExcludeAsync(int itemNumber, string reason = "対象外の試験") => StepAsync(async (assessment, db, nowUtc) =>
        db.TailoringChanges.Add(assessment.Exclude(itemNumber, reason, await db.ReadTailoringAsync(assessment, CancellationToken.None),
            await db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber).ToListAsync(), bank[Role.Reviewer].Participation, nowUtc).Value));

    public Task RemoveItemAsync(int itemNumber) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var responses = await db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber).ToListAsync();
        var added = (await db.ReadTailoringAsync(assessment, CancellationToken.None)).Checklist.AddedAs(itemNumber)!;
        db.TailoringChanges.Add(assessment.RemoveItem(added, responses, hasDrafts: false, bank[Role.Reviewer].Participation, nowUtc).Value);
        db.Responses.RemoveRange(responses);
    });

    /// <summary>A thread on an item of the newest assessment, asked by a party; with an answer by the other party if it is shared and words are given for it.</summary>
    public async Task<Guid> AskAsync(int itemNumber, Party party, string text = "質問の試験", bool isShared = true, string? answer = null, string? internalComment = null, Guid? mention = null)
    {
        var thread = Guid.Empty;
        await StepAsync((assessment, db, nowUtc) =>
        {
            var asker = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor];
            var other = party == Party.FinancialInstitution ? firm[Role.Contributor] : bank[Role.Reviewer];
            var discussion = Discussion.Open(assessment, itemNumber,
                new(text, isShared, mention is { } person ? [new(person, "宛先の試験")] : []), asker.Participation, nowUtc).Value;
            if (answer is not null) Assert.Null(discussion.Say(assessment, DiscussionAct.Answer, new(answer, true, []), other.Participation, nowUtc).Refusal);
            if (internalComment is not null) Assert.Null(discussion.Say(assessment, DiscussionAct.Comment, new(internalComment, false, []), asker.Participation, nowUtc).Refusal);
            db.Discussions.Add(discussion);
            thread = discussion.Id;
            return Task.CompletedTask;
        });
        return thread;
    }

    /// <summary>A thread of the newest assessment that both parties see, as far as its state lets anyone ask.</summary>
    public async Task<Guid> ThreadAsync()
    {
        var (isOver, shared) = await LookAsync(async db => (
            await db.Assessments.AnyAsync(a => a.Id == AssessmentId && (a.State == AssessmentState.Closed || a.State == AssessmentState.Withdrawn)),
            await db.Discussions.Where(d => d.AssessmentId == AssessmentId && d.IsShared).Select(d => (Guid?)d.Id).FirstOrDefaultAsync()));
        return shared ?? (isOver ? Guid.Empty : await AskAsync(1, Party.FinancialInstitution));
    }

    /// <summary>Rates an item of the newest assessment as the bank's reviewer, in whatever state it is.</summary>
    public Task RateAsync(int itemNumber, RatingContent content) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var answer = await db.Responses.SingleAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber && r.Party == Party.ConnectingFirm);
        var rating = new Rating(assessment.Id, itemNumber, RatingSeat.First);
        rating.Say(content, answer, 0, bank[Role.Reviewer].Participation, nowUtc);
        db.Ratings.Add(rating);
    });

    /// <summary>Sees to it that item 9 of the newest assessment is rated.</summary>
    public async Task RatedItemAsync()
    {
        if (!await LookAsync(db => db.Ratings.AnyAsync(r => r.AssessmentId == AssessmentId && r.ItemNumber == 9))) await RateAsync(9, new() { Value = RatingValue.Sufficient });
    }

    /// <summary>Shows the firm the one verdict given on an item.</summary>
    public Task ShareAsync(int itemNumber) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var rating = await db.Ratings.SingleAsync(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber);
        var ratings = new Dictionary<int, ItemRatings> { [itemNumber] = new(rating.AnswerRevision, null, rating, null, null) };
        db.RatingShares.Add(RatingShare.Make(assessment, ratings, null, [], bank[Role.Reviewer].Participation, nowUtc).Value);
    });

    /// <summary>The bank takes what was submitted in hand.</summary>
    public Task StartReviewAsync() => StepAsync((assessment, _, nowUtc) => Accept(assessment.TakeUnderReview(bank[Role.Reviewer].Participation, nowUtc)));

    /// <summary>What the bank's reviewer proposes where a test does not care: 条件付適 with one condition.</summary>
    public static DecisionWords Conditionally { get; } = new()
    {
        Inquiry = Verdict.Conditional,
        Reason = "判定の理由の試験",
        Effect = "取扱いの試験",
        ValidUntil = new DateOnly(2099, 3, 31),
        Conditions = [new(1, "条件の試験", new DateOnly(2099, 1, 31), "確認方法の試験")],
    };

    /// <summary>The newest 判定案 of the newest assessment; made by the bank's reviewer if there is none and its state lets it, none otherwise.</summary>
    public async Task<Guid> ProposeAsync(DecisionWords? words = null)
    {
        var waiting = await LookAsync(db => db.Decisions.Where(d => d.AssessmentId == AssessmentId).OrderByDescending(d => d.Number).Select(d => (Guid?)d.Id).FirstOrDefaultAsync());
        if (waiting is { } known) return known;
        if (!await LookAsync(db => db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State == AssessmentState.UnderReview))) return Guid.Empty;
        var id = Guid.Empty;
        await StepAsync(async (assessment, db, nowUtc) =>
        {
            var basis = await db.ReadBasisAsync(assessment, await db.Connections.SingleAsync(c => c.Id == assessment.ConnectionId), CancellationToken.None);
            var proposal = Decision.Propose(assessment, basis!.Value.Basis, 1, words ?? Conditionally, bank[Role.Reviewer].Participation, nowUtc).Value;
            db.Decisions.Add(proposal);
            id = proposal.Id;
        });
        return id;
    }

    /// <summary>判定 of the waiting proposal by the bank's lead.</summary>
    public Task DecideAsync() => StepAsync(async (assessment, db, nowUtc) =>
    {
        var decision = (await db.ReadLastDecisionAsync(assessment.Id, CancellationToken.None))!;
        var basis = await db.ReadBasisAsync(assessment, await db.Connections.SingleAsync(c => c.Id == assessment.ConnectionId), CancellationToken.None);
        await Accept(decision.Take(assessment, basis!.Value.Basis, new HashSet<Guid>(), "", bank[Role.ReviewLead].Participation, nowUtc));
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

    /// <summary>A file that the firm received for the newest assessment, whatever is in it.</summary>
    public async Task<Guid> ReceiveFileAsync(byte[] content, Party party = Party.ConnectingFirm)
    {
        var kept = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var assessment = await db.Assessments.SingleAsync(a => a.Id == AssessmentId);
            var writer = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
            var file = ReceivedFile.Receive(assessment, "received.xlsx", content, writer, nowUtc);
            db.ReceivedFiles.Add(file);
            if (!await db.ReceivedFileChunks.AnyAsync(chunk => chunk.Sha256 == file.Sha256)) db.ReceivedFileChunks.AddRange(ReceivedFileChunk.Of(file, content));
            return file.Id;
        }, CancellationToken.None);
        return kept.Value;
    }

    /// <summary>A 様式の対応付け that a party saved for the bank.</summary>
    public async Task<Guid> LayoutAsync(Party party = Party.ConnectingFirm)
    {
        var kept = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var writer = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
            var layout = WorkbookLayout.Add(Connection.FinancialInstitutionId!.Value, "様式", """{ "schema": 1, "columns": { "number": "管理ID", "currentStatus": "ご説明" } }""", writer, nowUtc);
            db.WorkbookLayouts.Add(layout);
            return Task.FromResult<Outcome<Guid>>(layout.Id);
        }, CancellationToken.None);
        return kept.Value;
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
