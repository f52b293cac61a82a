using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="ItemNumber">The item, the bank's own among them.</param>
/// <param name="Reason">Shown to the firm and on the form.</param>
public sealed record ExcludeItemRequest(Guid AssessmentId, int ItemNumber, string Reason);

/// <summary>対象外: leaves an item out of an assessment.</summary>
public sealed class ExcludeItem(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ExcludeItemRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var reason = request.Reason.Trim();
            if (reason.Length == 0) return new InvalidField("Reason", "Required");
            if (reason.Length > Lengths.Sentence) return new InvalidField("Reason", "TooLong", Lengths.Sentence, reason.Length);

            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == request.ItemNumber).ToListAsync(cancellationToken);
            if (responses.Count == 0) return new NotFound();
            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            var outcome = assessment.Exclude(request.ItemNumber, reason, tailoring, responses, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.TailoringChanges.Add(outcome.Value);
            return default(Done);
        }, cancellationToken);
}
