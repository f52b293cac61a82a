using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>確認が必要: a standard behind an item changed while the assessment was under way. Both parties see it; the bank says what came of it.</summary>
public sealed class MonitoringTask : AuditedEntity
{
    private MonitoringTask() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    public Guid ConnectionId { get; private init; }

    /// <summary>通番.</summary>
    public int ItemNumber { get; private init; }

    /// <summary>The recorded change behind it.</summary>
    public Guid EntryId { get; private init; }

    /// <summary>The standard and its clause.</summary>
    public string Standard { get; private init; } = "";

    public DateTime OpenedUtc { get; private init; }

    public DateTime? HandledUtc { get; private set; }

    public string? HandledByName { get; private set; }

    /// <summary>What the bank found.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>When a correction of the recorded change took the item out of it; nobody is asked any more.</summary>
    public DateTime? DroppedUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>
    /// Opens the task. It stands in the connection's trail under the product's own name: whoever recorded the change belongs to an organisation
    /// that the parties need not know.
    /// </summary>
    public static MonitoringTask Open(Assessment assessment, int itemNumber, Guid entryId, string standard, DateTime atUtc)
    {
        var task = new MonitoringTask
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            ConnectionId = assessment.ConnectionId,
            ItemNumber = itemNumber,
            EntryId = entryId,
            Standard = standard,
            OpenedUtc = atUtc,
        };
        task.Record(new(assessment.ChainId, AuditActions.MonitoringTaskOpened, AuditActor.System, atUtc, task.Id, itemNumber, new { task.Standard }));
        return task;
    }

    /// <summary>
    /// Opens what a recorded change asks in a round: a task for each of its items that has none there, and that nobody has looked at in an earlier round.
    /// </summary>
    /// <param name="assessment">A round under monitoring.</param>
    /// <param name="edition">The round's edition.</param>
    /// <param name="entryId">The recorded change.</param>
    /// <param name="update">What it says now.</param>
    /// <param name="known">The tasks that the change has had on the connection, in every round.</param>
    /// <param name="atUtc">When.</param>
    public static IReadOnlyList<MonitoringTask> OpenAll(
        Assessment assessment, ChecklistEdition edition, Guid entryId, RegulationUpdate update, IEnumerable<MonitoringTask> known, DateTime atUtc)
    {
        var settled = known.Where(task => task.HandledUtc is not null || (task.AssessmentId == assessment.Id && task.DroppedUtc is null)).Select(task => task.ItemNumber).ToHashSet();
        var standard = $"{update.Standard} {update.Clause}".Trim();
        return [.. update.Items.Where(number => edition.Has(number) && !settled.Contains(number)).Select(number => Open(assessment, number, entryId, standard, atUtc))];
    }

    /// <summary>Whether <paramref name="by"/> may say that a task is handled: whoever writes for the bank.</summary>
    public static bool MayHandle(Participation by) => by.Party == Party.FinancialInstitution && by.HasAny(Role.Reviewer, Role.ReviewLead);

    /// <summary>Whether they may do it now: while the round is open.</summary>
    public static bool CanHandle(AssessmentState state, Participation by) => MayHandle(by) && state is not (AssessmentState.Closed or AssessmentState.Withdrawn);

    /// <summary>Marks the task as handled; false if nobody is asked any more, and then nothing changes.</summary>
    public bool Handle(string comment, Participation by, DateTime atUtc)
    {
        if (HandledUtc is not null || DroppedUtc is not null) return false;
        (HandledUtc, HandledByName, Comment) = (atUtc, by.PersonName, comment.Trim());
        Version++;
        Record(new(AuditChain.OfConnection(ConnectionId), AuditActions.MonitoringTaskHandled, by.Actor, atUtc, Id, ItemNumber, new { Standard, Comment }));
        return true;
    }

    /// <summary>Takes an open task back, as the change is no longer said to touch the item; one that someone has handled stays as it is.</summary>
    public void Drop(DateTime atUtc)
    {
        if (HandledUtc is not null || DroppedUtc is not null) return;
        DroppedUtc = atUtc;
        Version++;
        Record(new(AuditChain.OfConnection(ConnectionId), AuditActions.MonitoringTaskDropped, AuditActor.System, atUtc, Id, ItemNumber, new { Standard }));
    }
}
