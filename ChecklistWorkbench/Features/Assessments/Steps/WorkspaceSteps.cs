using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>What the user said when taking a step.</summary>
public sealed record StepWords(string Comment, IReadOnlyDictionary<int, string> Reasons)
{
    /// <summary>Why items are returned, in a word, by 通番.</summary>
    public IReadOnlyDictionary<int, ReturnReasonCode> Codes { get; init; } = new Dictionary<int, ReturnReasonCode>();

    /// <summary>Whether a return shows the firm the ratings as well.</summary>
    public bool ShareRatings { get; init; }
}

/// <summary>Hands a step from the screen to its action.</summary>
public sealed class WorkspaceSteps(
    SubmitAssessment submit, TakeUnderReview takeUnderReview, ReturnAssessment @return, CloseAssessment close, WithdrawAssessment withdraw)
{
    public Task<Outcome<Done>> TakeAsync(Caller caller, Guid assessmentId, AssessmentStep step, StepWords words, CancellationToken cancellationToken) => step switch
    {
        AssessmentStep.Submit => submit.HandleAsync(caller, new(assessmentId, words.Comment), cancellationToken),
        AssessmentStep.TakeUnderReview => takeUnderReview.HandleAsync(caller, assessmentId, cancellationToken),
        AssessmentStep.Return => @return.HandleAsync(caller, new(assessmentId, words.Comment, words.Reasons) { Codes = words.Codes, ShareRatings = words.ShareRatings }, cancellationToken),
        AssessmentStep.Close => close.HandleAsync(caller, new(assessmentId, words.Comment), cancellationToken),
        AssessmentStep.Withdraw => withdraw.HandleAsync(caller, new(assessmentId, words.Comment), cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
