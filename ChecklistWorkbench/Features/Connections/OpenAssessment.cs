using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections;

/// <param name="CarryOver">Whether items that say the same begin with the answers of the round before.</param>
public sealed record OpenAssessmentRequest(Guid ConnectionId, AssessmentPurpose Purpose, string EditionId, DateOnly? DueOn, bool CarryOver = false);

/// <summary>An assessment needs both parties, and the other one has not joined yet.</summary>
public sealed record CounterpartyMissing : Refusal;

/// <summary>This installation has no edition of that id.</summary>
public sealed record EditionUnknown : Refusal;

/// <summary>A round of the same purpose is under way; a second one beside it would split the answers.</summary>
public sealed record RoundStillOpen : Refusal;

/// <summary>Opens the next round of a purpose for a connection.</summary>
public sealed class OpenAssessment(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, OpenAssessmentRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            if (!FieldRules.CanManageConnection(by)) return new RoleMissing("ManageConnection");
            if (!connection.IsComplete) return new CounterpartyMissing();
            if (request.DueOn < JapanTime.DateOf(work.NowUtc)) return new InvalidField(nameof(Assessment.DueOn), "InPast");
            if (await editions.FindAsync(request.EditionId, cancellationToken) is not { } edition) return new EditionUnknown();

            var rounds = await work.Db.Assessments.AsNoTracking()
                .Where(a => a.ConnectionId == connection.Id && a.Purpose == request.Purpose)
                .Select(a => new { a.Round, a.State }).ToListAsync(cancellationToken);
            if (rounds.Any(round => round.State is not (AssessmentState.Closed or AssessmentState.Withdrawn))) return new RoundStillOpen();

            var next = rounds.Select(round => round.Round).DefaultIfEmpty(0).Max() + 1;
            var (assessment, responses) = Assessment.Open(connection, edition, request.Purpose, next, request.DueOn, by, work.NowUtc);
            if (request.CarryOver && await EarlierRound.FindAsync(work.Db, connection, edition, editions, cancellationToken) is { } earlier)
                earlier.CarryInto(assessment, responses, by, work.NowUtc);
            work.Db.Assessments.Add(assessment);
            work.Db.Responses.AddRange(responses);
            if (request.Purpose == AssessmentPurpose.Monitoring) work.Db.MonitoringTasks.AddRange(await TasksOfAsync(work, assessment, edition, cancellationToken));
            return assessment.Id;
        }, cancellationToken);

    /// <summary>What changed since the connection's first round and nobody has looked at: between rounds, or in one that has ended.</summary>
    private static async Task<IReadOnlyList<MonitoringTask>> TasksOfAsync(Work work, Assessment assessment, ChecklistEdition edition, CancellationToken cancellationToken)
    {
        var first = await work.Db.Assessments.Where(a => a.ConnectionId == assessment.ConnectionId && a.State != AssessmentState.Withdrawn)
            .MinAsync(a => (DateTime?)a.OpenedUtc, cancellationToken);
        if (first is null || await work.Db.ReadChangesSinceAsync(first.Value, cancellationToken) is not { Count: > 0 } changes) return [];
        var known = (await work.Db.MonitoringTasks.AsNoTracking().Where(task => task.ConnectionId == assessment.ConnectionId).ToListAsync(cancellationToken)).ToLookup(task => task.EntryId);
        return [.. changes.SelectMany(change =>
            MonitoringTask.OpenAll(assessment, edition, change.EntryId, change.Read<RegulationUpdate>(), known[change.EntryId], work.NowUtc))];
    }
}
