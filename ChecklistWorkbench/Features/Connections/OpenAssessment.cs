using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Rounds;

namespace ChecklistWorkbench.Features.Connections;

/// <param name="CarryOver">Whether items that say the same begin with the answers of the round before.</param>
public sealed record OpenAssessmentRequest(Guid ConnectionId, AssessmentPurpose Purpose, string EditionId, DateOnly? DueOn, bool CarryOver = false);

/// <summary>An assessment needs both parties, and the other one has not joined yet.</summary>
public sealed record CounterpartyMissing : Refusal;

/// <summary>This installation has no edition of that id.</summary>
public sealed record EditionUnknown : Refusal;

/// <summary>Opens the next round of a purpose for a connection.</summary>
public sealed class OpenAssessment(WorkbenchDatabase database, EditionCatalogue editions, NextRound rounds)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, OpenAssessmentRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            if (!FieldRules.CanManageConnection(by)) return new RoleMissing("ManageConnection");
            if (!connection.IsComplete) return new CounterpartyMissing();
            if (request.DueOn < JapanTime.DateOf(work.NowUtc)) return new InvalidField(nameof(Assessment.DueOn), "InPast");
            if (await editions.FindAsync(request.EditionId, cancellationToken) is not { } edition) return new EditionUnknown();

            var opened = await rounds.OpenAsync(work.Db, new(connection, edition, request.Purpose, request.DueOn, request.CarryOver), by.Actor, work.NowUtc, cancellationToken);
            return opened.Succeeded ? opened.Value.Assessment.Id : opened.Refusal;
        }, cancellationToken);
}
