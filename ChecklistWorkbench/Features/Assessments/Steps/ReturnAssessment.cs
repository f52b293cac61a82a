using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>What the bank asks for, as a whole and item by item; no item named means all of them.</summary>
/// <param name="Reasons">Reason in words by 通番.</param>
public sealed record ReturnAssessmentRequest(Guid AssessmentId, string Comment, IReadOnlyDictionary<int, string> Reasons)
{
    /// <summary>Why, in a word, by 通番; items without one are returned with their words alone.</summary>
    public IReadOnlyDictionary<int, ReturnReasonCode> Codes { get; init; } = new Dictionary<int, ReturnReasonCode>();

    /// <summary>Whether to show the firm the ratings as well, in the same step.</summary>
    public bool ShareRatings { get; init; }
}

/// <summary>差戻し: asks the newest submission back.</summary>
public sealed class ReturnAssessment(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ReturnAssessmentRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (StepComment.Refusal(request.Comment, required: true) is { } refusal) return refusal;
            if (request.Codes.Any(code => code.Value == ReturnReasonCode.Other && string.IsNullOrWhiteSpace(request.Reasons.GetValueOrDefault(code.Key)))) return new InvalidField("Reason", "Required");
            if (request.Reasons.Values.Select(reason => StepComment.Refusal(reason)).FirstOrDefault(r => r is not null) is { } reasonRefusal) return reasonRefusal;

            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            var submission = await work.Db.Submissions.Where(s => s.AssessmentId == assessment.Id)
                .OrderByDescending(s => s.Number).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancellationToken);
            var items = request.Reasons.Where(r => responses.Any(response => response.ItemNumber == r.Key && !response.IsExcluded))
                .OrderBy(r => r.Key)
                .Select(r => new ReturnedItem(r.Key, r.Value.Trim(), request.Codes.TryGetValue(r.Key, out var code) ? code : null)).ToList();
            if (request.ShareRatings && await ShareAsync(work, assessment, by, cancellationToken) is { } unshared) return unshared;

            var outcome = assessment.Return(submission ?? Guid.Empty, request.Comment.Trim(), items, responses, by, work.NowUtc);
            if (!outcome.Succeeded) return outcome.Refusal;
            work.Db.SubmissionReturns.Add(outcome.Value);
            await work.PutProposalBackAsync(assessment, connection, outcome.Value.Id, by, cancellationToken);
            return default(Done);
        }, cancellationToken);

    /// <summary>Ratings that the firm knows already are no reason to refuse the return.</summary>
    private static async Task<Refusal?> ShareAsync(Work work, Assessment assessment, Participation by, CancellationToken cancellationToken)
    {
        var (ratings, _) = await work.Db.ReadRatingsAsync(assessment.Id, cancellationToken);
        var outcome = RatingShare.Make(assessment, ratings, await work.Db.ReadLastShareAsync(assessment.Id, cancellationToken),
            SharedRuling.Of(await work.Db.ReadReliancesAsync(assessment.Id, cancellationToken)), by, work.NowUtc);
        if (outcome.Succeeded) work.Db.RatingShares.Add(outcome.Value);
        return outcome.Refusal is NothingToShare ? null : outcome.Refusal;
    }
}
