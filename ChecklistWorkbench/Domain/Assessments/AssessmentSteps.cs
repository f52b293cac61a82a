using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>The state machine of an assessment: which step leads where, and who may take it.</summary>
public static class AssessmentSteps
{
    private sealed record Rule(AssessmentStep Step, AssessmentState From, AssessmentState To, Party Party, Role[] Roles);

    private static readonly AssessmentState[] OpenStates =
        [AssessmentState.Drafting, AssessmentState.Submitted, AssessmentState.UnderReview, AssessmentState.Decided];

    private static readonly Rule[] Rules =
    [
        new(AssessmentStep.Submit, AssessmentState.Drafting, AssessmentState.Submitted, Party.ConnectingFirm, [Role.Approver]),
        new(AssessmentStep.TakeUnderReview, AssessmentState.Submitted, AssessmentState.UnderReview, Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead]),
        new(AssessmentStep.Return, AssessmentState.UnderReview, AssessmentState.Drafting, Party.FinancialInstitution, [Role.Reviewer, Role.ReviewLead]),
        new(AssessmentStep.Decide, AssessmentState.UnderReview, AssessmentState.Decided, Party.FinancialInstitution, [Role.ReviewLead]),
        new(AssessmentStep.Close, AssessmentState.UnderReview, AssessmentState.Closed, Party.FinancialInstitution, [Role.ReviewLead]),
        new(AssessmentStep.Close, AssessmentState.Decided, AssessmentState.Closed, Party.FinancialInstitution, [Role.ReviewLead]),
        .. OpenStates.Select(from => new Rule(AssessmentStep.Withdraw, from, AssessmentState.Withdrawn, Party.ConnectingFirm, [Role.Approver])),
        .. OpenStates.Select(from => new Rule(AssessmentStep.Withdraw, from, AssessmentState.Withdrawn, Party.FinancialInstitution, [Role.ReviewLead])),
    ];

    /// <summary>
    /// The states in which a round is answered and reviewed. While one of a purpose is, no other begins; one that was decided makes room, however long its conditions stay open.
    /// </summary>
    public static IReadOnlyList<AssessmentState> UnderWay { get; } = [AssessmentState.Drafting, AssessmentState.Submitted, AssessmentState.UnderReview];

    /// <summary>The state that <paramref name="step"/> leads to from <paramref name="from"/>; null if it cannot be taken there.</summary>
    public static AssessmentState? Target(AssessmentStep step, AssessmentState from) =>
        Rules.FirstOrDefault(rule => rule.Step == step && rule.From == from)?.To;

    /// <summary>Whether this person's side and roles allow <paramref name="step"/> from any state.</summary>
    public static bool IsAllowed(AssessmentStep step, Participation by) =>
        Rules.Any(rule => rule.Step == step && rule.Party == by.Party && by.HasAny(rule.Roles));

    /// <summary>The steps this person can take from <paramref name="from"/>.</summary>
    public static IReadOnlyList<AssessmentStep> Available(AssessmentState from, Participation by) =>
        [.. Rules.Where(rule => rule.From == from && rule.Party == by.Party && by.HasAny(rule.Roles)).Select(rule => rule.Step).Distinct()];
}
