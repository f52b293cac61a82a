using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>A changed standard that someone has to look at.</summary>
public sealed record OpenTaskLine(
    Guid Id, Guid AssessmentId, int ItemNumber, string Standard, string OtherName, string ServiceName, AssessmentPurpose Purpose, int Round, DateTime OpenedUtc);

/// <param name="Tasks">The newest ones.</param>
/// <param name="Total">How many there are.</param>
public sealed record OpenTasksView(IReadOnlyList<OpenTaskLine> Tasks, int Total);

/// <summary>The tasks on the caller's connections that nobody has handled.</summary>
public sealed class GetOpenTasks(WorkbenchDatabase database)
{
    private const int Most = 20;

    public Task<Outcome<OpenTasksView>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<OpenTasksView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanRead(by)) return new OpenTasksView([], 0);
            var rows = AssessmentRows.Of(work.Db, by);
            var tasks =
                from row in rows
                join task in work.Db.MonitoringTasks on row.Id equals task.AssessmentId
                where task.HandledUtc == null && task.DroppedUtc == null && row.State != AssessmentState.Closed && row.State != AssessmentState.Withdrawn
                    && !work.Db.Assessments.Any(later => later.ConnectionId == row.ConnectionId && later.Purpose == row.Purpose && later.State != AssessmentState.Withdrawn && later.Round > row.Round)
                select new { task.Id, task.AssessmentId, task.ItemNumber, task.Standard, row.OtherName, row.ServiceName, row.Purpose, row.Round, task.OpenedUtc };
            var total = await tasks.CountAsync(cancellationToken);
            if (total == 0) return new OpenTasksView([], 0);
            var page = await tasks.OrderByDescending(t => t.OpenedUtc).ThenBy(t => t.AssessmentId).ThenBy(t => t.ItemNumber).Take(Most).ToListAsync(cancellationToken);
            return new OpenTasksView([.. page.Select(t => new OpenTaskLine(
                t.Id, t.AssessmentId, t.ItemNumber, t.Standard, t.OtherName, t.ServiceName, t.Purpose, t.Round, t.OpenedUtc))], total);
        }, cancellationToken);
}
