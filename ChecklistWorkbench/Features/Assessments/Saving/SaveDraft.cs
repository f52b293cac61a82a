using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Saving;

/// <summary>What the caller is typing into one text field just now; null text throws the draft away.</summary>
public sealed record SaveDraftRequest(Guid AssessmentId, Guid ResponseId, ResponseField Field, string? Text, int BasedOn);

/// <summary>The answer cannot be written now, so no draft is kept either; the text stays in the browser.</summary>
public sealed record DraftNotKept : Refusal;

/// <summary>Keeps, overwrites or throws away a draft. No revision, no audit entry, seen by nobody else.</summary>
public sealed class SaveDraft(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, SaveDraftRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (response, assessment, by) = await work.Access.ToResponseAsync(request.AssessmentId, request.ResponseId, cancellationToken);
            if (!ResponseContent.TextLengths.TryGetValue(request.Field, out var limit)) return new DraftNotKept();
            if (request.Text?.Length > limit) return new InvalidField(request.Field.ToString(), "TooLong", limit, request.Text.Length);

            if (response is null) return new NotFound();
            var draft = await work.Db.Drafts.FirstOrDefaultAsync(
                d => d.PersonId == by.PersonId && d.ResponseId == response.Id && d.Field == request.Field, cancellationToken);

            if (request.Text is null)
            {
                if (draft is not null) work.Db.Drafts.Remove(draft);
                return default(Done);
            }

            if (assessment.BarrierToWriting(response, by) is not null) return new DraftNotKept();
            if (draft is null) work.Db.Drafts.Add(draft = new Draft(by.PersonId, response.Id, request.Field));
            draft.Type(request.Text, request.BasedOn, work.NowUtc);
            return default(Done);
        }, cancellationToken);
}
