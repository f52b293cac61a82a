using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Dashboard.Waiting;

/// <summary>Reads what waits beside the days of the calendar; each is one query over all connections in reach.</summary>
internal static class WaitingQueries
{
    /// <summary>質疑: questions of the other side, answers to one's own, and what else was said and the person has not read.</summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadThreadsAsync(this WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        var (own, person, isBank) = (by.OrganizationId, by.PersonId, by.Party == Party.FinancialInstitution);
        var rows = AssessmentRows.Of(db, by);
        var threads = await (
            from row in rows
            where row.State != AssessmentState.Closed && row.State != AssessmentState.Withdrawn
            join discussion in db.Discussions on row.Id equals discussion.AssessmentId
            where discussion.IsShared || discussion.AskedByOrganizationId == own
            from reading in db.DiscussionReadings.Where(r => r.DiscussionId == discussion.Id && r.PersonId == person).DefaultIfEmpty()
            let readUpTo = reading == null ? 0 : reading.ReadUpTo
            let unread = discussion.Messages.Count(m => (m.IsShared || m.OrganizationId == own) && m.ByPersonId != person && m.Number > readUpTo)
            where unread > 0 || (discussion.State == DiscussionState.Open && discussion.AskedByOrganizationId != own)
                || (discussion.State == DiscussionState.Answered && discussion.AskedByOrganizationId == own)
            select new
            {
                row.Id,
                row.OtherName,
                row.ServiceName,
                discussion.ItemNumber,
                discussion.State,
                IsOwn = discussion.AskedByOrganizationId == own,
                Unread = unread,
                IsForMe = discussion.Messages.Any(m => (m.IsShared || m.OrganizationId == own) && m.Number > readUpTo && m.Mentions.Any(mention => mention.PersonId == person)),
                LastUtc = discussion.Messages.Where(m => m.IsShared || m.OrganizationId == own).Max(m => m.AtUtc),
            }).ToListAsync(cancellationToken);
        return [.. threads.Select(thread => new WaitingLine(
            thread.State == DiscussionState.Open && !thread.IsOwn ? WaitingKind.QuestionToAnswer
                : thread.State == DiscussionState.Answered && thread.IsOwn ? WaitingKind.AnswerToRead : WaitingKind.MessageToRead,
            null, thread.LastUtc, OfItem(isBank ? WorkbenchUrls.Review(thread.Id) : WorkbenchUrls.Assessment(thread.Id), thread.ItemNumber), thread.OtherName, thread.ServiceName)
        {
            Item = thread.ItemNumber, Count = thread.Unread, IsForMe = thread.IsForMe,
        })];
    }

    /// <summary>対応計画 of one's own answers in the newest round of each connection that are due by <paramref name="until"/>, or over.</summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadPlansAsync(this WorkbenchDbContext db, Participation by, DateOnly until, CancellationToken cancellationToken)
    {
        var party = by.Party;
        var rows = AssessmentRows.Of(db, by);
        var plans = await (
            from row in rows
            where row.State != AssessmentState.Withdrawn
                && !db.Assessments.Any(later => later.ConnectionId == row.ConnectionId && later.State != AssessmentState.Withdrawn && later.OpenedUtc > row.OpenedUtc)
            join response in db.Responses on row.Id equals response.AssessmentId
            where response.Party == party && !response.IsExcluded && response.Content.PlanDueOn <= until
                && (response.Content.Implementation == Implementation.PartiallyImplemented || response.Content.Implementation == Implementation.Planned
                    || response.Content.Implementation == Implementation.NotImplemented)
            select new { row.Id, row.OtherName, row.ServiceName, response.ItemNumber, response.Content.PlanDueOn }).ToListAsync(cancellationToken);
        return [.. plans.Select(plan => new WaitingLine(WaitingKind.PlanDue, plan.PlanDueOn, null, OfItem(WorkbenchUrls.Assessment(plan.Id), plan.ItemNumber), plan.OtherName, plan.ServiceName) { Item = plan.ItemNumber })];
    }

    /// <summary>指摘 that the reader's side has to do something about.</summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadFindingsAsync(
        this WorkbenchDbContext db, Participation by, DateOnly today, DateOnly until, CancellationToken cancellationToken)
    {
        var isBank = by.Party == Party.FinancialInstitution;
        var connections = Connections(db, by);
        var findings = await (
            from connection in connections
            join finding in db.Findings on connection.Id equals finding.ConnectionId
            where finding.EndedUtc == null && (finding.DueOn <= until || finding.State == FindingState.Raised || finding.State == FindingState.Reported || finding.ProposedDueOn != null)
            select new { connection.Id, connection.OtherName, connection.ServiceName, finding.Number, finding.ItemNumber, finding.State, finding.DueOn, finding.ProposedDueOn, finding.RaisedUtc })
            .ToListAsync(cancellationToken);
        return [.. findings.Select(finding =>
        {
            var isDue = finding.State is FindingState.Agreed or FindingState.InProgress && finding.DueOn <= (isBank ? today.AddDays(-1) : until);
            WaitingKind? kind = isBank
                ? finding.State == FindingState.Reported ? WaitingKind.FindingToConfirm : finding.ProposedDueOn is not null ? WaitingKind.FindingToAgree : isDue ? WaitingKind.FindingDue : null
                : finding is { State: FindingState.Raised, ProposedDueOn: null } ? WaitingKind.FindingToPlan : isDue ? WaitingKind.FindingDue : null;
            return kind is not { } waits ? null : new WaitingLine(waits, waits == WaitingKind.FindingDue ? finding.DueOn : null, finding.RaisedUtc, WorkbenchUrls.Finding(finding.Id, finding.Number),
                finding.OtherName, finding.ServiceName) { Item = finding.ItemNumber };
        }).OfType<WaitingLine>()];
    }

    /// <summary>変更届 and 取決め whose next word is the reader's side's and that have no day for it.</summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadSettlingAsync(this WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        var isFirm = by.Party == Party.ConnectingFirm;
        var waiting = isFirm ? NoticeState.Asked : NoticeState.Answered;
        var connections = Connections(db, by);
        var notices = await (
            from connection in connections
            join notice in db.ChangeNotices on connection.Id equals notice.ConnectionId
            where notice.State == waiting
            select new { notice.Id, connection.OtherName, connection.ServiceName, notice.SentUtc }).ToListAsync(cancellationToken);
        var lines = notices.ConvertAll(notice => new WaitingLine(
            isFirm ? WaitingKind.NoticeToAnswer : WaitingKind.NoticeToSettle, null, notice.SentUtc, WorkbenchUrls.Notice(notice.Id), notice.OtherName, notice.ServiceName));
        if (!ArrangementRules.May(ArrangementAct.Agree, ArrangementState.Proposed, by)) return lines;
        var proposed = await (
            from connection in connections
            join arrangement in db.Arrangements on connection.Id equals arrangement.ConnectionId
            where arrangement.State == ArrangementState.Proposed
            select new { connection.Id, connection.OtherName, connection.ServiceName, arrangement.ProposedUtc }).ToListAsync(cancellationToken);
        return [.. lines, .. proposed.Select(offer => new WaitingLine(
            WaitingKind.ArrangementToAgree, null, offer.ProposedUtc, WorkbenchUrls.Arrangement(offer.Id), offer.OtherName, offer.ServiceName))];
    }

    /// <summary>
    /// Rounds that the firm drafts with returned items not touched since, or without 確認声明 that hold. A 変更あり counts as holding while the answer has any
    /// revision of its own; that it may have gone back to the carried words is for the round itself to find.
    /// </summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadDraftsAsync(this WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        var rows = AssessmentRows.Of(db, by);
        var drafts = await (
            from row in rows
            where row.State == AssessmentState.Drafting
            join assessment in db.Assessments on row.Id equals assessment.Id
            let returned = db.SubmissionReturns.Where(r => r.AssessmentId == row.Id).Max(r => (DateTime?)r.AtUtc)
            select new
            {
                row.Id,
                row.OtherName,
                row.ServiceName,
                row.DueOn,
                row.OpenedUtc,
                AsksForStatements = row.Purpose == AssessmentPurpose.Monitoring && assessment.CarriedFromId != null,
                Returned = returned == null ? 0 : db.Responses.Count(r => r.AssessmentId == row.Id && r.Party == Party.ConnectingFirm && !r.IsExcluded && r.Lock == ResponseLock.None
                    && (r.SavedUtc == null || r.SavedUtc < returned)),
                Unstated = db.Responses.Count(r => r.AssessmentId == row.Id && r.Party == Party.ConnectingFirm && !r.IsExcluded && r.Lock != ResponseLock.Accepted
                    && !db.Attestations.Any(s => s.ResponseId == r.Id && !db.Attestations.Any(later => later.ResponseId == s.ResponseId && later.Number > s.Number)
                        && (s.AnswerRevision == r.Revision || (s.Statement == Statement.Changed && r.Revision > 1)))),
            }).ToListAsync(cancellationToken);
        return [.. drafts.Where(draft => draft.Returned > 0).Select(draft => new WaitingLine(
                WaitingKind.ReturnedItems, draft.DueOn, draft.OpenedUtc, WorkbenchUrls.Assessment(draft.Id), draft.OtherName, draft.ServiceName) { Count = draft.Returned }),
            .. drafts.Where(draft => draft is { AsksForStatements: true, Unstated: > 0 }).Select(draft => new WaitingLine(
                WaitingKind.StatementsMissing, draft.DueOn, draft.OpenedUtc, WorkbenchUrls.Assessment(draft.Id), draft.OtherName, draft.ServiceName) { Count = draft.Unstated })];
    }

    /// <summary>参照 that the person may consent to.</summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadReliancesAsync(this WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        var rounds = RelianceRules.RoundsFor(RelianceAct.Consent);
        if (RelianceRules.BarrierTo(RelianceAct.Consent, rounds[0], RelianceState.Requested, by) is not null) return [];
        var rows = AssessmentRows.Of(db, by);
        var requests = await (
            from row in rows
            where rounds.Contains(row.State)
            join reliance in db.Reliances on row.Id equals reliance.AssessmentId
            where reliance.State == RelianceState.Requested
            select new { row.Id, row.OtherName, row.ServiceName, RequestedUtc = reliance.Steps.Min(step => step.AtUtc) }).ToListAsync(cancellationToken);
        return [.. requests.Select(request => new WaitingLine(
            WaitingKind.RelianceToAnswer, null, request.RequestedUtc, WorkbenchUrls.Reliances(request.Id), request.OtherName, request.ServiceName))];
    }

    /// <summary>判定案 that the person may take: neither proposed by them nor on what they rated.</summary>
    public static async Task<IReadOnlyList<WaitingLine>> ReadProposalsAsync(this WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        if (!DecisionRules.May(DecisionAct.Take, AssessmentState.UnderReview, by)) return [];
        var person = by.PersonId;
        var rows = AssessmentRows.Of(db, by);
        var proposals = await (
            from row in rows
            where row.State == AssessmentState.UnderReview
            join decision in db.Decisions on row.Id equals decision.AssessmentId
            where decision.State == DecisionState.Proposed && decision.ProposedById != person
                && !db.Ratings.Any(rating => rating.AssessmentId == row.Id && rating.Revisions.Any(revision => revision.ByPersonId == person))
            select new { row.Id, row.OtherName, row.ServiceName, decision.ProposedUtc }).ToListAsync(cancellationToken);
        return [.. proposals.Select(proposal => new WaitingLine(
            WaitingKind.DecisionToTake, null, proposal.ProposedUtc, WorkbenchUrls.Decision(proposal.Id), proposal.OtherName, proposal.ServiceName))];
    }

    private static IQueryable<Side> Connections(WorkbenchDbContext db, Participation by)
    {
        var (own, isBank) = (by.OrganizationId, by.Party == Party.FinancialInstitution);
        var reachable = db.Connections.InReachOf(by);
        return
            from connection in reachable
            where (isBank ? connection.FinancialInstitutionId : connection.ConnectingFirmId) == own
            join other in db.Organizations on (isBank ? connection.ConnectingFirmId : connection.FinancialInstitutionId) equals other.Id
            select new Side { Id = connection.Id, OtherName = other.Name, ServiceName = connection.ServiceName };
    }

    private static string OfItem(string place, int item) => $"{place}?item={item}";

    private sealed class Side
    {
        public required Guid Id { get; init; }

        public required string OtherName { get; init; }

        public required string ServiceName { get; init; }
    }
}
