using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Notices;

/// <param name="WritingId">Made when the form was opened: sending it twice sends it once.</param>
/// <param name="Connections">Whom it concerns; each is told alone.</param>
public sealed record WriteNoticeRequest(Guid WritingId, NoticeWords Said, IReadOnlyList<Guid> Connections);

/// <summary>届け出る: one 変更届 for each of the chosen connections, all or none, and opens the items it touches there.</summary>
public sealed class WriteNotice(WorkbenchDatabase database, EditionCatalogue editions, NoticeRound rounds)
{
    public Task<Outcome<IReadOnlyList<Guid>>> HandleAsync(Caller caller, WriteNoticeRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<IReadOnlyList<Guid>>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var sent = new List<Guid>();
            foreach (var id in request.Connections.Distinct())
            {
                var (connection, _) = await work.Access.ToConnectionAsync(id, cancellationToken);
                if (await work.Db.ChangeNotices.AnyAsync(n => n.WritingId == request.WritingId && n.ConnectionId == id, cancellationToken)) return new NoticeAlreadySent();
                var agreed = await work.Db.Arrangements.Where(a => a.ConnectionId == id && a.NextOpensOn != null).Select(a => (int?)a.Terms.NoticeDays).FirstOrDefaultAsync(cancellationToken);
                var notice = ChangeNotice.Send(request.WritingId, connection, request.Said, agreed, by, work.NowUtc);
                if (!notice.Succeeded) return notice.Refusal;
                if (UnknownItem((await editions.GetAllAsync(cancellationToken))[0], request.Said.Items) is { } unknown) return unknown;
                work.Db.ChangeNotices.Add(notice.Value);
                await rounds.OpenItemsAsync(work.Db, notice.Value, connection, by.Actor, work.NowUtc, cancellationToken);
                sent.Add(notice.Value.Id);
            }

            return sent.Count > 0 ? sent : new InvalidField("Connections", "ChooseOne");
        }, cancellationToken);

    private static NoticeItemUnknown? UnknownItem(ChecklistEdition edition, IReadOnlyList<int> items)
    {
        var unknown = items.Where(number => !edition.Has(number)).ToList();
        return unknown.Count > 0 ? new(unknown[0]) : null;
    }
}

public sealed record NoticeConnection(Guid Id, string BankName, string ServiceName);

/// <param name="Connections">Of the firm, complete ones.</param>
/// <param name="Items">Every item of the newest edition.</param>
public sealed record NoticeFormView(IReadOnlyList<NoticeConnection> Connections, IReadOnlyDictionary<int, string> Items, DateOnly Today);

/// <summary>What a firm chooses from when it writes a 変更届.</summary>
public sealed class GetNoticeForm(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<NoticeFormView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<NoticeFormView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (NoticeRules.BarrierTo(NoticeAct.Write, NoticeState.Sent, by) is { } refusal) return refusal;
            var firm = by.OrganizationId;
            var connections = await (
                from connection in work.Db.Connections
                where connection.ConnectingFirmId == firm && connection.FinancialInstitutionId != null
                join bank in work.Db.Organizations on connection.FinancialInstitutionId equals bank.Id
                orderby bank.Name, connection.ServiceName
                select new NoticeConnection(connection.Id, bank.Name, connection.ServiceName)).ToListAsync(cancellationToken);
            var edition = (await editions.GetAllAsync(cancellationToken))[0];
            return new NoticeFormView(connections, edition.Items.ToDictionary(item => item.Number, item => item.Objective), JapanTime.DateOf(work.NowUtc));
        }, cancellationToken);
}
