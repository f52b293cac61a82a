using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>What the next round of a connection is to be.</summary>
/// <param name="CarryOver">Whether items that say the same begin with the answers of the round before.</param>
public sealed record RoundPlan(Connection Connection, ChecklistEdition Edition, AssessmentPurpose Purpose, DateOnly? DueOn, bool CarryOver)
{
    /// <summary>Whether it also starts with the round before's list of items; nobody is there to ask for it where a round opens by itself.</summary>
    public bool CarryTailoring { get; init; }
}

/// <summary>Opens the next round of a connection: the one way of it, whether someone asks for it or its date has come.</summary>
public sealed class NextRound(EditionCatalogue editions)
{
    /// <summary>Adds the round, its answers and what has to be looked at in it to <paramref name="db"/>; the caller saves.</summary>
    public async Task<Outcome<(Assessment Assessment, IReadOnlyList<Response> Responses)>> OpenAsync(
        WorkbenchDbContext db, RoundPlan plan, AuditActor by, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var rounds = await db.Assessments.AsNoTracking()
            .Where(a => a.ConnectionId == plan.Connection.Id && a.Purpose == plan.Purpose)
            .Select(a => new { a.Round, a.State }).ToListAsync(cancellationToken);
        if (rounds.Any(round => AssessmentSteps.UnderWay.Contains(round.State))) return new RoundStillOpen();

        var next = rounds.Select(round => round.Round).DefaultIfEmpty(0).Max() + 1;
        var (assessment, responses) = Assessment.Open(plan.Connection, plan.Edition, plan.Purpose, next, plan.DueOn, by, nowUtc);
        if (plan.CarryOver && await EarlierRound.FindAsync(db, plan.Connection, plan.Edition, editions, cancellationToken) is { } earlier)
            earlier.CarryInto(assessment, responses, by, nowUtc);
        db.Assessments.Add(assessment);
        db.Responses.AddRange(responses);
        if (plan.CarryTailoring && plan.Connection.FinancialInstitutionId is { } bank) await db.CarryTailoringAsync(assessment, responses, bank, by, nowUtc, cancellationToken);
        if (plan.Purpose == AssessmentPurpose.Monitoring) db.MonitoringTasks.AddRange(await TasksOfAsync(db, assessment, plan.Edition, nowUtc, cancellationToken));
        return (assessment, responses);
    }

    /// <summary>What changed since the connection's first round and nobody has looked at: between rounds, or in one that has ended.</summary>
    private static async Task<IReadOnlyList<MonitoringTask>> TasksOfAsync(
        WorkbenchDbContext db, Assessment assessment, ChecklistEdition edition, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var first = await db.Assessments.Where(a => a.ConnectionId == assessment.ConnectionId && a.State != AssessmentState.Withdrawn)
            .MinAsync(a => (DateTime?)a.OpenedUtc, cancellationToken);
        if (first is null || await db.ReadChangesSinceAsync(first.Value, cancellationToken) is not { Count: > 0 } changes) return [];
        var known = (await db.MonitoringTasks.AsNoTracking().Where(task => task.ConnectionId == assessment.ConnectionId).ToListAsync(cancellationToken)).ToLookup(task => task.EntryId);
        return [.. changes.SelectMany(change => MonitoringTask.OpenAll(assessment, edition, change.EntryId, change.Read<RegulationUpdate>(), known[change.EntryId], nowUtc))];
    }
}
