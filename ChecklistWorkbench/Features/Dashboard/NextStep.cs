using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>What an assessment waits for, from the reader's side.</summary>
public enum NextStepKind
{
    AnswerReturned,
    Answer,
    Submit,
    WaitForApprover,
    WaitForFirm,
    TakeUnderReview,
    Review,
    Close,
    WaitForReviewStart,
    WaitForReview,
    WaitForClose,
    Nothing,
}

/// <summary>The next thing to be done, with the number of items it concerns where it is about items.</summary>
public sealed record NextStep(NextStepKind Kind, int Items = 0)
{
    /// <summary>Whether the reader's side does something now, rather than waits.</summary>
    public bool IsAction => Kind is NextStepKind.AnswerReturned or NextStepKind.Answer or NextStepKind.Submit
        or NextStepKind.TakeUnderReview or NextStepKind.Review or NextStepKind.Close;

    public static NextStep Of(AssessmentState state, AssessmentProgress progress, Participation by) => by.Party == Party.ConnectingFirm
        ? OfFirm(state, progress.Firm, by) : OfBank(state, progress.Bank);

    private static NextStep OfFirm(AssessmentState state, PartyProgress own, Participation by) => state switch
    {
        AssessmentState.Drafting when own.ReturnedToAnswer > 0 => new(NextStepKind.AnswerReturned, own.ReturnedToAnswer),
        AssessmentState.Drafting when own.ToAnswer > 0 => new(NextStepKind.Answer, own.ToAnswer),
        AssessmentState.Drafting => new(AssessmentSteps.IsAllowed(AssessmentStep.Submit, by) ? NextStepKind.Submit : NextStepKind.WaitForApprover),
        AssessmentState.Submitted => new(NextStepKind.WaitForReviewStart),
        AssessmentState.UnderReview => new(NextStepKind.WaitForReview),
        AssessmentState.Decided => new(NextStepKind.WaitForClose),
        _ => new(NextStepKind.Nothing),
    };

    private static NextStep OfBank(AssessmentState state, PartyProgress own) => state switch
    {
        AssessmentState.Drafting when own.ToAnswer > 0 => new(NextStepKind.Answer, own.ToAnswer),
        AssessmentState.Drafting => new(NextStepKind.WaitForFirm),
        AssessmentState.Submitted => new(NextStepKind.TakeUnderReview),
        AssessmentState.UnderReview => new(NextStepKind.Review),
        AssessmentState.Decided => new(NextStepKind.Close),
        _ => new(NextStepKind.Nothing),
    };
}
