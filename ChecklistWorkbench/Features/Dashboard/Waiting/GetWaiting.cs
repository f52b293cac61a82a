using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Dashboard.Waiting;

/// <param name="Lines">Those of the filter, by day, what has no day after what has, the oldest first.</param>
/// <param name="Counts">All that waits, by group.</param>
/// <param name="Overdue">How many of all that are 期限超過.</param>
/// <param name="IsActing">Whether anything can wait for the person: whoever only reads has no list.</param>
public sealed record WaitingView(IReadOnlyList<WaitingLine> Lines, IReadOnlyDictionary<WaitingGroup, int> Counts, int Overdue, DateOnly Today, bool IsActing)
{
    public int Total => Counts.Values.Sum();

    public int CountOf(WaitingGroup group) => Counts.GetValueOrDefault(group);
}

/// <summary>What waits for the caller, over all connections they reach. The number of queries does not grow with them.</summary>
public sealed class GetWaiting(WorkbenchDatabase database)
{
    /// <summary>How many are shown where nothing is asked for.</summary>
    public const int Urgent = 8;

    private const int Most = 200;

    /// <summary>How many days ahead a day counts as waiting.</summary>
    private const int DaysAhead = 30;

    public Task<Outcome<WaitingView>> HandleAsync(Caller caller, WaitingFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync<WaitingView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var today = JapanTime.DateOf(work.NowUtc);
            if (!FieldRules.CanRead(by) || !by.HasAny(Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead))
                return new WaitingView([], new Dictionary<WaitingGroup, int>(), 0, today, false);

            var days = await work.Db.ReadDeadlinesAsync(by.OrganizationId, by.Party, by.OnlyConnections, cancellationToken);
            WaitingLine[] all =
            [
                .. days.Select(day => LineOf(day, by.Party, today)).OfType<WaitingLine>(),
                .. await work.Db.ReadThreadsAsync(by, cancellationToken),
                .. await work.Db.ReadPlansAsync(by, today.AddDays(DaysAhead), cancellationToken),
                .. await work.Db.ReadFindingsAsync(by, today, today.AddDays(DaysAhead), cancellationToken),
                .. await work.Db.ReadSettlingAsync(by, cancellationToken),
                .. await work.Db.ReadReliancesAsync(by, cancellationToken),
                .. by.Party == Party.ConnectingFirm ? await work.Db.ReadDraftsAsync(by, cancellationToken) : await work.Db.ReadProposalsAsync(by, cancellationToken),
            ];
            var shown = all.Where(line => filter.Group is not { } group || line.Group == group)
                .OrderBy(line => line.On is null).ThenBy(line => line.On).ThenBy(line => line.SinceUtc).ThenBy(line => line.Kind).ThenBy(line => line.OtherName, StringComparer.Ordinal)
                .ThenBy(line => line.Item);
            return new WaitingView(
                [.. shown.Take(filter.All ? Most : Urgent)], all.CountBy(line => line.Group).ToDictionary(), all.Count(line => line.IsOverdue(today)), today, true);
        }, cancellationToken);

    /// <summary>What a day is to the reader's side; null where it is nothing to do yet, or not theirs.</summary>
    private static WaitingLine? LineOf(Deadline day, Party party, DateOnly today)
    {
        var (isMine, isNear) = (day.Waits == party, day.On <= today.AddDays(DaysAhead));
        (WaitingKind Kind, string Url)? found = day.Kind switch
        {
            DeadlineKind.RoundOpens when isNear && day.On >= today => (WaitingKind.RoundOpens, WorkbenchUrls.Arrangement(day.SubjectId)),
            DeadlineKind.RoundDue when isNear && isMine => (WaitingKind.RoundDue, WorkbenchUrls.Assessment(day.SubjectId)),
            DeadlineKind.NoticeReply when isMine => (WaitingKind.NoticeReply, WorkbenchUrls.Notice(day.SubjectId)),
            DeadlineKind.NoticeAnswers when isMine => (WaitingKind.NoticeAnswers, WorkbenchUrls.Notice(day.SubjectId)),
            DeadlineKind.ConditionDue => (isMine ? WaitingKind.ConditionToMeet : WaitingKind.ConditionToConfirm, WorkbenchUrls.Decision(day.SubjectId)),
            DeadlineKind.EvidenceExpires when isMine && day.On <= today.AddDays(EvidenceRules.ReminderDays) => (WaitingKind.EvidenceExpires, WorkbenchUrls.EvidencePiece(day.SubjectId)),
            DeadlineKind.EvidenceExpires when !isMine && day.On < today => (WaitingKind.EvidenceExpired, WorkbenchUrls.EvidencePiece(day.SubjectId)),
            _ => null,
        };
        return found is var (kind, url) ? new(kind, day.On, null, url, day.OtherName, day.Title ?? day.ServiceName) : null;
    }
}
