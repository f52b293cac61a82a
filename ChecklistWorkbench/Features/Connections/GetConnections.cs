using System.Diagnostics.CodeAnalysis;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections;

/// <param name="Total">Connections that match the filter.</param>
/// <param name="HasAny">Whether the organisation has a connection at all.</param>
public sealed record ConnectionList(
    IReadOnlyList<ConnectionRow> Rows, int Total, bool HasAny, bool CanManage, bool CanRead, DateOnly Today);

/// <summary>A connection and its newest assessment, where there is one.</summary>
public sealed record ConnectionRow(
    Guid Id, string CounterpartyName, bool HasJoined, string ServiceName, ApiKinds ApiKinds, NewestRound? Newest);

public sealed record NewestRound(
    Guid Id, AssessmentPurpose Purpose, int Round, AssessmentState State, DateOnly? DueOn, AssessmentProgress Progress)
{
    public bool IsUnderWay => AssessmentSteps.UnderWay.Contains(State);
}

/// <summary>The connections of the caller's organisation, a page at a time.</summary>
public sealed class GetConnections(WorkbenchDatabase database)
{
    private const string Translated = "Runs as SQL, which has no cultures and no comparison argument.";

    public Task<Outcome<ConnectionList>> HandleAsync(Caller caller, ConnectionsState state, CancellationToken cancellationToken) =>
        database.ReadAsync<ConnectionList>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var matching = Filter(Rows(work.Db, by), state);
            var total = await matching.CountAsync(cancellationToken);
            var page = await Sort(matching, state).Skip((state.Page - 1) * ConnectionsState.PageSize).Take(ConnectionsState.PageSize).ToListAsync(cancellationToken);
            var progress = await work.Db.GetProgressAsync([.. page.Where(row => row.Newest != null).Select(row => row.Newest!.Id)], cancellationToken);
            var hasAny = total > 0 || await Rows(work.Db, by).AnyAsync(cancellationToken);
            return new ConnectionList([.. page.Select(row => ToRow(row, progress))], total, hasAny,
                FieldRules.CanManageConnection(by), FieldRules.CanRead(by), JapanTime.DateOf(work.NowUtc));
        }, cancellationToken);

    private static IQueryable<Found> Rows(WorkbenchDbContext db, Participation by)
    {
        var mine = by.Party == Party.FinancialInstitution
            ? db.Connections.InReachOf(by).Where(c => c.FinancialInstitutionId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.ConnectingFirmId })
            : db.Connections.InReachOf(by).Where(c => c.ConnectingFirmId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.FinancialInstitutionId });
        return
            from side in mine
            join organization in db.Organizations on side.OtherId equals organization.Id into others
            from other in others.DefaultIfEmpty()
            let newestId = db.Assessments.Where(a => a.ConnectionId == side.Connection.Id)
                .OrderByDescending(a => a.OpenedUtc).ThenByDescending(a => a.Round).Select(a => (Guid?)a.Id).FirstOrDefault()
            join assessment in db.Assessments on newestId equals assessment.Id into assessments
            from newest in assessments.DefaultIfEmpty()
            select new Found
            {
                Connection = side.Connection,
                Name = other == null ? side.Connection.CounterpartyName : other.Name,
                HasJoined = other != null,
                Newest = newest,
            };
    }

    [SuppressMessage("Globalization", "CA1304", Justification = Translated), SuppressMessage("Globalization", "CA1311", Justification = Translated)]
    [SuppressMessage("Performance", "CA1862", Justification = Translated)]
    private static IQueryable<Found> Filter(IQueryable<Found> rows, ConnectionsState state)
    {
        if (state.Search.Length > 0)
        {
            // Lower case on both sides: databases differ in whether Contains minds case.
            var words = state.Search.ToLowerInvariant();
            rows = rows.Where(row => row.Name.ToLower().Contains(words) || row.Connection.ServiceName.ToLower().Contains(words));
        }

        return state.State switch
        {
            ConnectionFilter.All => rows,
            ConnectionFilter.Waiting => rows.Where(row => !row.HasJoined),
            ConnectionFilter.None => rows.Where(row => row.HasJoined && row.Newest == null),
            ConnectionFilter.Open => rows.Where(row => row.Newest != null
                && row.Newest.State != AssessmentState.Closed && row.Newest.State != AssessmentState.Withdrawn),
            _ => rows.Where(row => row.Newest != null && (row.Newest.State == AssessmentState.Closed || row.Newest.State == AssessmentState.Withdrawn)),
        };
    }

    private static IQueryable<Found> Sort(IQueryable<Found> rows, ConnectionsState state)
    {
        var sorted = state.Sort switch
        {
            ConnectionSort.Counterparty => Order(rows, row => row.Name, state.Descending),
            ConnectionSort.Service => Order(rows, row => row.Connection.ServiceName, state.Descending),
            ConnectionSort.Opened => Order(rows, row => row.Connection.OpenedUtc, state.Descending),
            // Those without a date last, whichever way: an agreed date is what one sorts for.
            _ when state.Descending => rows.OrderBy(row => row.Newest!.DueOn == null).ThenByDescending(row => row.Newest!.DueOn),
            _ => rows.OrderBy(row => row.Newest!.DueOn == null).ThenBy(row => row.Newest!.DueOn),
        };
        return sorted.ThenBy(row => row.Connection.Id);
    }

    private static IOrderedQueryable<Found> Order<TKey>(
        IQueryable<Found> rows, System.Linq.Expressions.Expression<Func<Found, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    private static ConnectionRow ToRow(Found row, IReadOnlyDictionary<Guid, AssessmentProgress> progress) => new(
        row.Connection.Id, row.Name, row.HasJoined, row.Connection.ServiceName, row.Connection.Profile.ApiKinds,
        row.Newest is not { } a ? null : new(a.Id, a.Purpose, a.Round, a.State, a.DueOn, progress.GetValueOrDefault(a.Id, AssessmentProgress.None)));

    private sealed class Found
    {
        public required Connection Connection { get; init; }

        public required string Name { get; init; }

        public required bool HasJoined { get; init; }

        public required Assessment? Newest { get; init; }
    }
}
