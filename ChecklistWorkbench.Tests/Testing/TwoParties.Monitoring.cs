using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>A proposed 取決め that waits for the firm, first opening ten days from now unless said otherwise.</summary>
    public async Task<Guid> ProposeArrangementAsync(Func<MonitoringTerms, MonitoringTerms>? change = null)
    {
        var made = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var newest = await db.Arrangements.Where(a => a.ConnectionId == connection.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync();
            if (newest is { State: ArrangementState.Proposed }) return newest.Id;
            var terms = new MonitoringTerms { FirstOpensOn = JapanTime.DateOf(nowUtc).AddDays(10) };
            var proposed = Arrangement.Propose(connection, newest, change?.Invoke(terms) ?? terms, bank[Role.ReviewLead].Participation, nowUtc).Value;
            db.Arrangements.Add(proposed);
            return proposed.Id;
        }, CancellationToken.None);
        return made.Value;
    }

    /// <summary>The same, and the firm has agreed.</summary>
    public async Task<Guid> AgreeArrangementAsync(Func<MonitoringTerms, MonitoringTerms>? change = null)
    {
        var id = await ProposeArrangementAsync(change);
        await workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
            (await db.Arrangements.SingleAsync(a => a.Id == id)).Agree(
                await db.Arrangements.FirstOrDefaultAsync(a => a.ConnectionId == connection.Id && a.NextOpensOn != null), "", firm[Role.Approver].Participation, nowUtc), CancellationToken.None);
        return id;
    }

    /// <summary>Opens a monitoring round that begins with the answers of the newest assessment, which has ended; stands for it from now on.</summary>
    public async Task<Guid> OpenMonitoringAsync(NextRound rounds, ChecklistEdition edition)
    {
        var opened = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var known = await db.Connections.SingleAsync(c => c.Id == connection.Id);
            var outcome = await rounds.OpenAsync(db, new(known, edition, AssessmentPurpose.Monitoring, null, CarryOver: true), AuditActor.System, nowUtc, CancellationToken.None);
            return outcome.Value.Assessment.Id;
        }, CancellationToken.None);
        return AssessmentId = opened.Value;
    }

    /// <summary>A 変更届 of the firm that the bank has not replied to; with its reply if words are given for it.</summary>
    public async Task<Guid> NoticeAsync(string? reply = null)
    {
        var sent = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var today = JapanTime.DateOf(nowUtc);
            var said = new NoticeWords(ReportedChanges.ApiScope, today, "変更届の試験", [37], today.AddDays(10));
            var notice = ChangeNotice.Send(Guid.CreateVersion7(), await db.Connections.SingleAsync(c => c.Id == connection.Id), said, null, firm[Role.Contributor].Participation, nowUtc).Value;
            if (reply is not null) Assert.True(notice.Act(NoticeAct.Acknowledge, reply, bank[Role.Reviewer].Participation, nowUtc).Succeeded);
            db.ChangeNotices.Add(notice);
            return notice.Id;
        }, CancellationToken.None);
        return sent.Value;
    }

    /// <summary>A further bank that the same firm is connected to.</summary>
    public async Task<(Team Bank, Guid ConnectionId)> ConnectAnotherBankAsync(string name)
    {
        var other = await workbench.TeamAsync(OrganizationKind.FinancialInstitution, name);
        var opened = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var second = Connection.Open("家計簿連携（試験）", firm.Organization.Name, new ConnectionProfile(), other[Role.ReviewLead].Participation, nowUtc);
            second.Join(firm.Organization, firm[Role.Approver].Participation.Actor, nowUtc);
            db.Connections.Add(second);
            return Task.FromResult<Outcome<Guid>>(second.Id);
        }, CancellationToken.None);
        return (other, opened.Value);
    }

    /// <summary>Where the newest assessment has ended, stands for a monitoring round after it.</summary>
    public async Task RenewAsync()
    {
        if (await LookAsync(db => db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State != AssessmentState.Closed))) return;
        var opened = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var earlier = await db.Assessments.SingleAsync(a => a.Id == AssessmentId);
            var (assessment, responses) = Assessment.Open(
                await db.Connections.SingleAsync(c => c.Id == connection.Id), SeedEdition.Read(), AssessmentPurpose.Monitoring, 1, null, AuditActor.System, nowUtc);
            assessment.BeginWith(earlier);
            db.Assessments.Add(assessment);
            db.Responses.AddRange(responses);
            return assessment.Id;
        }, CancellationToken.None);
        AssessmentId = opened.Value;
    }

    /// <summary>An answer of the newest assessment as someone has just read it, for stating something about it.</summary>
    public Task<StatedItem> StatedItemAsync(int itemNumber, Party party) => LookAsync(async db =>
    {
        var response = await db.Responses.SingleAsync(r => r.AssessmentId == AssessmentId && r.ItemNumber == itemNumber && r.Party == party);
        return new StatedItem(itemNumber, response.Revision, await db.Attestations.Where(a => a.ResponseId == response.Id).MaxAsync(a => (int?)a.Number) ?? 0);
    });

    /// <summary>States something that holds about every item of the party that has no statement yet; nothing where the round asks for none.</summary>
    public Task StateAllAsync(Party party = Party.ConnectingFirm, params int[] except) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var responses = await db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync();
        if (await db.ReadStatementsAsync(assessment, responses, CancellationToken.None) is not { } statements) return;
        var by = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
        foreach (var answer in statements.Answers.Where(answer => answer.Response.Party == party && answer is { IsAsked: true, Standing: null } && !except.Contains(answer.Response.ItemNumber)))
        {
            var statement = Enum.GetValues<Statement>().First(one => answer.BarrierTo(one, "試験の理由") is null);
            var items = new StatedItem[] { new(answer.Response.ItemNumber, answer.Response.Revision, answer.Last?.Number ?? 0) };
            db.Attestations.AddRange(statements.State(statement, "試験の理由", items, by, nowUtc).Value);
        }
    });
}
