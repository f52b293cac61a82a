using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Saving;

/// <summary>A user's values for some fields of one answer.</summary>
/// <param name="Fields">The fields that were changed; others of <paramref name="Proposed"/> are ignored.</param>
/// <param name="BasedOn">The revision the user started from.</param>
public sealed record SaveResponseRequest(
    Guid AssessmentId, Guid ResponseId, ResponseField Fields, ResponseContent Proposed, int BasedOn, RevisionSource Source = RevisionSource.Typed);

/// <summary>Saves fields of one answer as a new revision.</summary>
public sealed class SaveResponse(WorkbenchDatabase database)
{
    public Task<Outcome<SaveOutcome>> HandleAsync(Caller caller, SaveResponseRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<SaveOutcome>(caller, async work =>
        {
            var (response, assessment, by) = await work.Access.ToResponseAsync(request.AssessmentId, request.ResponseId, cancellationToken);
            if (TooLong(request) is { } refusal) return refusal;
            if (response is null) return new NotFound();

            var since = await RevisionsSinceAsync(work.Db, response, request.BasedOn, cancellationToken);
            var outcome = response.Save(assessment, request.Fields, request.Proposed, request.BasedOn, since, request.Source, by, work.NowUtc);
            if (outcome is Saved) await RemoveDraftsAsync(work.Db, by, response, request.Fields, cancellationToken);
            return outcome;
        }, cancellationToken);

    private static InvalidField? TooLong(SaveResponseRequest request) => ResponseContent.TextLengths
        .Where(limit => request.Fields.HasFlag(limit.Key) && ((string)request.Proposed[limit.Key]!).Length > limit.Value)
        .Select(limit => new InvalidField(limit.Key.ToString(), "TooLong", limit.Value, ((string)request.Proposed[limit.Key]!).Length))
        .FirstOrDefault();

    private static async Task<IReadOnlyList<ResponseRevision>> RevisionsSinceAsync(
        WorkbenchDbContext db, Response response, int basedOn, CancellationToken cancellationToken) => response.Revision <= basedOn
        ? []
        : await db.ResponseRevisions.AsNoTracking().Where(r => r.ResponseId == response.Id && r.Number > basedOn)
            .OrderBy(r => r.Number).ToListAsync(cancellationToken);

    private static async Task RemoveDraftsAsync(
        WorkbenchDbContext db, Participation by, Response response, ResponseField fields, CancellationToken cancellationToken)
    {
        var drafts = await db.Drafts.Where(d => d.PersonId == by.PersonId && d.ResponseId == response.Id).ToListAsync(cancellationToken);
        db.Drafts.RemoveRange(drafts.Where(draft => fields.HasFlag(draft.Field)));
    }
}
