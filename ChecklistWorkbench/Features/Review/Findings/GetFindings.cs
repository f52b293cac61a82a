using System.Diagnostics.CodeAnalysis;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="Total">Findings that match the filter.</param>
/// <param name="HasAny">Whether there is a finding at all.</param>
public sealed record FindingList(IReadOnlyList<FindingRow> Rows, int Total, bool HasAny, Party Party, DateOnly Today);

/// <summary>A finding in a list.</summary>
public sealed record FindingRow(
    Guid ConnectionId, int Number, string Counterparty, string ServiceName, int ItemNumber, FindingSeverity Severity, FindingState State, string Text,
    string PlanText, string PlanOwner, DateOnly? DueOn, bool HasProposedPlan, DateTime RaisedUtc, DateTime? EndedUtc)
{
    public bool IsOverdue(DateOnly today) => FindingRules.IsOpen(State) && State != FindingState.Reported && DueOn < today;
}

/// <summary>The findings of all the caller's connections, a page at a time.</summary>
public sealed class GetFindings(WorkbenchDatabase database)
{
    private const string Translated = "Runs as SQL, which has no cultures and no comparison argument.";

    private static readonly FindingState[] Ended = [FindingState.Confirmed, FindingState.RiskAccepted, FindingState.Withdrawn];

    public Task<Outcome<FindingList>> HandleAsync(Caller caller, FindingsState state, CancellationToken cancellationToken) =>
        database.ReadAsync<FindingList>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanRead(by)) return new RoleMissing("Read");
            var today = JapanTime.DateOf(work.NowUtc);
            var all = Rows(work.Db, by);
            var matching = Filter(all, state, by.Party, today);
            var total = await matching.CountAsync(cancellationToken);
            var page = await Sort(matching, state).Skip((state.Page - 1) * FindingsState.PageSize).Take(FindingsState.PageSize).ToListAsync(cancellationToken);
            return new FindingList([.. page.Select(RowOf)], total, total > 0 || await all.AnyAsync(cancellationToken), by.Party, today);
        }, cancellationToken);

    /// <summary>Every finding that matches, for a file.</summary>
    internal static async Task<IReadOnlyList<FindingRow>> AllAsync(WorkbenchDbContext db, Participation by, FindingsState state, DateOnly today, CancellationToken cancellationToken) =>
        [.. (await Sort(Filter(Rows(db, by), state, by.Party, today), state).ToListAsync(cancellationToken)).Select(RowOf)];

    private static IQueryable<Found> Rows(WorkbenchDbContext db, Participation by)
    {
        var mine = by.Party == Party.FinancialInstitution
            ? db.Connections.InReachOf(by).Where(c => c.FinancialInstitutionId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.ConnectingFirmId })
            : db.Connections.InReachOf(by).Where(c => c.ConnectingFirmId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.FinancialInstitutionId });
        return
            from finding in db.Findings.AsNoTracking()
            join side in mine on finding.ConnectionId equals side.Connection.Id
            join other in db.Organizations on side.OtherId equals other.Id
            select new Found { Finding = finding, Service = side.Connection.ServiceName, Counterparty = other.Name };
    }

    [SuppressMessage("Globalization", "CA1304", Justification = Translated), SuppressMessage("Globalization", "CA1311", Justification = Translated)]
    [SuppressMessage("Performance", "CA1862", Justification = Translated)]
    private static IQueryable<Found> Filter(IQueryable<Found> rows, FindingsState state, Party party, DateOnly today)
    {
        if (state.Connection is { } connection) rows = rows.Where(row => row.Finding.ConnectionId == connection);
        if (state.Search.Length > 0)
        {
            // Lower case on both sides: databases differ in whether Contains minds case.
            var words = state.Search.ToLowerInvariant();
            rows = rows.Where(row => row.Finding.Text.ToLower().Contains(words) || row.Finding.PlanText.ToLower().Contains(words)
                || row.Finding.PlanOwner.ToLower().Contains(words) || row.Counterparty.ToLower().Contains(words) || row.Service.ToLower().Contains(words));
        }

        return state.Show switch
        {
            FindingFilter.Open => rows.Where(row => !Ended.Contains(row.Finding.State)),
            FindingFilter.Ended => rows.Where(row => Ended.Contains(row.Finding.State)),
            FindingFilter.Overdue => rows.Where(row => !Ended.Contains(row.Finding.State) && row.Finding.State != FindingState.Reported && row.Finding.DueOn < today),
            FindingFilter.WaitingForUs when party == Party.FinancialInstitution => rows.Where(row =>
                row.Finding.State == FindingState.Reported || (!Ended.Contains(row.Finding.State) && row.Finding.ProposedDueOn != null)),
            FindingFilter.WaitingForUs => rows.Where(row => row.Finding.State == FindingState.Agreed || row.Finding.State == FindingState.InProgress
                || (row.Finding.State == FindingState.Raised && row.Finding.ProposedDueOn == null)),
            _ => rows,
        };
    }

    private static IQueryable<Found> Sort(IQueryable<Found> rows, FindingsState state)
    {
        var sorted = state.Sort switch
        {
            // The names of the grades do not sort as they weigh.
            FindingSort.Severity => Order(rows, row => row.Finding.Severity == FindingSeverity.High ? 0 : row.Finding.Severity == FindingSeverity.Medium ? 1 : 2, state.Descending),
            FindingSort.Counterparty => Order(rows, row => row.Counterparty, state.Descending),
            FindingSort.Raised => Order(rows, row => row.Finding.RaisedUtc, state.Descending),
            // Those without a date last, whichever way.
            _ when state.Descending => rows.OrderBy(row => row.Finding.DueOn == null).ThenByDescending(row => row.Finding.DueOn),
            _ => rows.OrderBy(row => row.Finding.DueOn == null).ThenBy(row => row.Finding.DueOn),
        };
        return sorted.ThenBy(row => row.Finding.Id);
    }

    private static IOrderedQueryable<Found> Order<TKey>(IQueryable<Found> rows, System.Linq.Expressions.Expression<Func<Found, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    private static FindingRow RowOf(Found row) => new(
        row.Finding.ConnectionId, row.Finding.Number, row.Counterparty, row.Service, row.Finding.ItemNumber, row.Finding.Severity, row.Finding.State, row.Finding.Text,
        row.Finding.PlanText, row.Finding.PlanOwner, row.Finding.DueOn, row.Finding.HasProposedPlan, row.Finding.RaisedUtc, row.Finding.EndedUtc);

    private sealed class Found
    {
        public required Finding Finding { get; init; }

        public required string Service { get; init; }

        public required string Counterparty { get; init; }
    }
}
