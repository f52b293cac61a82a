using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Attestations;

/// <param name="Reason">Why the item no longer applies; empty for the other two.</param>
/// <param name="Items">As the caller has seen them: what moved on meanwhile is stated by nobody.</param>
public sealed record AttestItemsRequest(Guid AssessmentId, Statement Statement, string Reason, IReadOnlyList<StatedItem> Items);

/// <summary>States the same about one item or several, in the caller's own name: about all of them, or about none.</summary>
public sealed class AttestItems(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AttestItemsRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            if (await work.Db.ReadStatementsAsync(assessment, responses, cancellationToken) is not { } statements) return new StatementsNotAsked();
            var made = statements.State(request.Statement, request.Reason, request.Items, by, work.NowUtc);
            if (!made.Succeeded) return made.Refusal;
            work.Db.Attestations.AddRange(made.Value);
            return default(Done);
        }, cancellationToken);
}
