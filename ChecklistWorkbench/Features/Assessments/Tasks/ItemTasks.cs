using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Tasks;

/// <summary>A change that someone has to look at, or has.</summary>
public sealed record ItemTask(Guid Id, string Standard, DateTime OpenedUtc, DateTime? HandledUtc, string? HandledByName, string Comment);

/// <param name="Tasks">Open ones first, newest first.</param>
/// <param name="CanHandle">Whether the caller may say what came of the open ones.</param>
public sealed record ItemTasksView(IReadOnlyList<ItemTask> Tasks, bool CanHandle);

/// <summary>The tasks of one item of an assessment, for both parties.</summary>
public sealed class GetItemTasks(WorkbenchDatabase database)
{
    public Task<Outcome<ItemTasksView>> HandleAsync(Caller caller, Guid assessmentId, int itemNumber, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemTasksView>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var tasks = await work.Db.MonitoringTasks.Where(task => task.AssessmentId == assessment.Id && task.ItemNumber == itemNumber && task.DroppedUtc == null)
                .OrderBy(task => task.HandledUtc != null).ThenByDescending(task => task.OpenedUtc)
                .Select(task => new ItemTask(task.Id, task.Standard, task.OpenedUtc, task.HandledUtc, task.HandledByName, task.Comment)).ToListAsync(cancellationToken);
            return new ItemTasksView(tasks, MonitoringTask.CanHandle(assessment.State, by));
        }, cancellationToken);
}

public sealed record HandleTaskRequest(Guid AssessmentId, Guid TaskId, string Comment);

/// <summary>Nobody is asked any more: someone was faster, the change was corrected, or the round has ended.</summary>
public sealed record TaskHandled : Refusal;

/// <summary>Marks a task as handled, with what was found.</summary>
public sealed class HandleTask(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, HandleTaskRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (!MonitoringTask.MayHandle(by)) return new RoleMissing(nameof(Role.Reviewer));
            if (!MonitoringTask.CanHandle(assessment.State, by)) return new TaskHandled();
            if (StepComment.Refusal(request.Comment, required: true) is { } wrong) return wrong;
            var task = await work.Db.MonitoringTasks.FirstOrDefaultAsync(t => t.Id == request.TaskId && t.AssessmentId == assessment.Id, cancellationToken);
            if (task is null) return new NotFound();
            return task.Handle(request.Comment, by, work.NowUtc) ? default(Done) : new TaskHandled();
        }, cancellationToken);
}
