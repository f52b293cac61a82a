using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Notices;

public sealed record NoticeMessageLine(NoticeAct Act, string Words, Party Party, string ByName, DateTime AtUtc);

/// <summary>A 変更届 as one party of its connection sees it: of other connections it knows nothing.</summary>
/// <param name="Objectives">The items it touches, with what each is about.</param>
public sealed record NoticeView(
    Guid Id, Guid ConnectionId, string FirmName, string BankName, string ServiceName, ReportedChanges Kind, DateOnly OccurredOn, string Words, IReadOnlyDictionary<int, string> Objectives,
    DateOnly AnswersDueOn, DateOnly ReplyDueOn, NoticeState State, Guid? AssessmentId, string ByName, DateTime SentUtc, IReadOnlyList<NoticeMessageLine> Messages, DateOnly Today)
{
    public required IReadOnlySet<NoticeAct> Can { get; init; }
}

/// <summary>One 変更届 with everything said about it.</summary>
public sealed class GetNotice(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<NoticeView>> HandleAsync(Caller caller, Guid noticeId, CancellationToken cancellationToken) =>
        database.ReadAsync<NoticeView>(caller, async work =>
        {
            var (notice, connection, by) = await work.ToNoticeAsync(noticeId, cancellationToken);
            if (NoticeRules.BarrierTo(NoticeAct.Read, notice.State, by) is { } refusal) return refusal;
            var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
            var edition = (await editions.GetAllAsync(cancellationToken))[0];
            return new NoticeView(
                notice.Id, connection.Id, firm, bank, connection.ServiceName, notice.Kind, notice.OccurredOn, notice.Words,
                notice.Items.ToDictionary(number => number, number => edition.Has(number) ? edition.Item(number).Objective : ""),
                notice.AnswersDueOn, notice.ReplyDueOn, notice.State, notice.AssessmentId, notice.ByName, notice.SentUtc,
                [.. notice.Messages.OrderBy(message => message.Number).Select(message => new NoticeMessageLine(message.Act, message.Words, message.Party, message.ByName, message.AtUtc))],
                JapanTime.DateOf(work.NowUtc))
            {
                Can = Enum.GetValues<NoticeAct>().Where(act => NoticeRules.May(act, notice.State, by)).ToHashSet(),
            };
        }, cancellationToken);
}

public sealed record NoticeActRequest(Guid NoticeId, NoticeAct Act, string Words);

/// <summary>Receives a 変更届, asks about it, answers, or closes it with words.</summary>
public sealed class ActOnNotice(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, NoticeActRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (notice, _, by) = await work.ToNoticeAsync(request.NoticeId, cancellationToken);
            if (request.Act is NoticeAct.Read or NoticeAct.Write) return new NoticeMovedOn();
            return notice.Act(request.Act, request.Words, by, work.NowUtc);
        }, cancellationToken);
}

internal static class NoticeQueries
{
    /// <summary>A 変更届 on a connection of the caller's; whoever is no party to it learns nothing, not even that it exists.</summary>
    public static async Task<(ChangeNotice Notice, Domain.Connections.Connection Connection, Participation By)> ToNoticeAsync(this Work work, Guid noticeId, CancellationToken cancellationToken)
    {
        await work.Access.ToOrganizationAsync(cancellationToken);
        var notice = await work.Db.ChangeNotices.Include(n => n.Messages).FirstOrDefaultAsync(n => n.Id == noticeId, cancellationToken) ?? throw new AccessDeniedException("notice", noticeId);
        var (connection, by) = await work.Access.ToConnectionAsync(notice.ConnectionId, cancellationToken);
        return (notice, connection, by);
    }
}
