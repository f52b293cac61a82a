using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Notices;

/// <summary>One 変更届 in a list.</summary>
/// <param name="DueOn">The deadline of whoever's turn it is; null once it is closed.</param>
public sealed record NoticeLine(
    Guid Id, ReportedChanges Kind, NoticeState State, string OtherName, string ServiceName, DateOnly OccurredOn, DateTime SentUtc, IReadOnlyList<int> Items, Party? Waits, DateOnly? DueOn);

/// <param name="Lines">Newest first, open ones before closed ones.</param>
/// <param name="CanWrite">Whether the caller may write one.</param>
public sealed record NoticesView(IReadOnlyList<NoticeLine> Lines, Party Party, bool CanWrite, DateOnly Today);

/// <summary>The 変更届 on the caller's connections: what a firm has written, or what a bank was told.</summary>
public sealed class GetNotices(WorkbenchDatabase database)
{
    private const int Most = 200;

    public Task<Outcome<NoticesView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<NoticesView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var today = JapanTime.DateOf(work.NowUtc);
            if (!NoticeRules.May(NoticeAct.Read, NoticeState.Sent, by)) return new NoticesView([], by.Party, false, today);
            var (ours, isFirm) = (by.OrganizationId, by.Party == Party.ConnectingFirm);
            var reachable = work.Db.Connections.InReachOf(by);
            var rows = await (
                from connection in reachable
                where connection.FinancialInstitutionId == ours || connection.ConnectingFirmId == ours
                join notice in work.Db.ChangeNotices on connection.Id equals notice.ConnectionId
                join other in work.Db.Organizations on (isFirm ? connection.FinancialInstitutionId : connection.ConnectingFirmId) equals other.Id
                orderby notice.State == NoticeState.Closed, notice.SentUtc descending
                select new { notice, connection.ServiceName, other.Name }).Take(Most).ToListAsync(cancellationToken);
            return new NoticesView([.. rows.Select(row => LineOf(row.notice, row.Name, row.ServiceName))], by.Party, NoticeRules.May(NoticeAct.Write, NoticeState.Sent, by), today);
        }, cancellationToken);

    private static NoticeLine LineOf(ChangeNotice notice, string other, string service) => new(
        notice.Id, notice.Kind, notice.State, other, service, notice.OccurredOn, notice.SentUtc, notice.Items, notice.Waits,
        notice.Waits is null ? null : notice.Waits == Party.ConnectingFirm ? notice.AnswersDueOn : notice.ReplyDueOn);
}
