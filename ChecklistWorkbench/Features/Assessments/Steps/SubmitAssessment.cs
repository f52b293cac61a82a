using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>A step with the words that go with it.</summary>
public sealed record AssessmentStepRequest(Guid AssessmentId, string Comment);

/// <summary>提出: freezes both parties' answers and hands them to the bank.</summary>
public sealed class SubmitAssessment(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AssessmentStepRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (StepComment.Refusal(request.Comment) is { } refusal) return refusal;
            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            var number = await work.Db.Submissions.CountAsync(s => s.AssessmentId == assessment.Id, cancellationToken) + 1;

            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            var statements = await work.Db.ReadStatementsAsync(assessment, responses, cancellationToken);
            var evidence = await work.Db.ReadSharedEvidenceAsync(assessment, cancellationToken);
            var outcome = assessment.Submit(number, responses, request.Comment.Trim(), by, work.NowUtc, tailoring, statements, evidence);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.Submissions.Add(outcome.Value);
            return default(Done);
        }, cancellationToken);
}
