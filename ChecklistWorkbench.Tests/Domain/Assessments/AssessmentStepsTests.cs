using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class AssessmentStepsTests
{
    /// <summary>The whole state machine, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<(AssessmentStep, AssessmentState), AssessmentState> Leads = new()
    {
        [(AssessmentStep.Submit, AssessmentState.Drafting)] = AssessmentState.Submitted,
        [(AssessmentStep.TakeUnderReview, AssessmentState.Submitted)] = AssessmentState.UnderReview,
        [(AssessmentStep.Return, AssessmentState.UnderReview)] = AssessmentState.Drafting,
        [(AssessmentStep.Decide, AssessmentState.UnderReview)] = AssessmentState.Decided,
        [(AssessmentStep.Close, AssessmentState.UnderReview)] = AssessmentState.Closed,
        [(AssessmentStep.Close, AssessmentState.Decided)] = AssessmentState.Closed,
        [(AssessmentStep.Withdraw, AssessmentState.Drafting)] = AssessmentState.Withdrawn,
        [(AssessmentStep.Withdraw, AssessmentState.Submitted)] = AssessmentState.Withdrawn,
        [(AssessmentStep.Withdraw, AssessmentState.UnderReview)] = AssessmentState.Withdrawn,
        [(AssessmentStep.Withdraw, AssessmentState.Decided)] = AssessmentState.Withdrawn,
    };

    private static readonly HashSet<(AssessmentStep, Party, Role)> Takers =
    [
        (AssessmentStep.Submit, Party.ConnectingFirm, Role.Approver),
        (AssessmentStep.TakeUnderReview, Party.FinancialInstitution, Role.Reviewer),
        (AssessmentStep.TakeUnderReview, Party.FinancialInstitution, Role.ReviewLead),
        (AssessmentStep.Return, Party.FinancialInstitution, Role.Reviewer),
        (AssessmentStep.Return, Party.FinancialInstitution, Role.ReviewLead),
        (AssessmentStep.Decide, Party.FinancialInstitution, Role.ReviewLead),
        (AssessmentStep.Close, Party.FinancialInstitution, Role.ReviewLead),
        (AssessmentStep.Withdraw, Party.ConnectingFirm, Role.Approver),
        (AssessmentStep.Withdraw, Party.FinancialInstitution, Role.ReviewLead),
    ];

    public static MatrixTheoryData<AssessmentStep, AssessmentState> StepsAndStates => new(
        Enum.GetValues<AssessmentStep>(), Enum.GetValues<AssessmentState>());

    [Theory, MemberData(nameof(StepsAndStates))]
    public void A_step_leads_where_the_state_machine_says_and_nowhere_else(AssessmentStep step, AssessmentState from) =>
        Assert.Equal(Leads.TryGetValue((step, from), out var to) ? to : null, AssessmentSteps.Target(step, from));

    [Theory, MemberData(nameof(StepsAndStates))]
    public void A_step_is_offered_to_those_who_may_take_it_where_it_leads_somewhere(AssessmentStep step, AssessmentState from)
    {
        var paper = new OnPaper();
        foreach (var party in Enum.GetValues<Party>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var by = paper.By(party, role);
                var isTaker = Takers.Contains((step, party, role));
                Assert.Equal(isTaker, AssessmentSteps.IsAllowed(step, by));
                Assert.Equal(isTaker && Leads.ContainsKey((step, from)), AssessmentSteps.Available(from, by).Contains(step));
            }
        }
    }

    [Theory, MemberData(nameof(StepsAndStates))]
    public void The_verb_of_a_step_obeys_the_table_for_every_party_and_role_and_leaves_no_trace_where_refused(AssessmentStep step, AssessmentState from)
    {
        foreach (var party in Enum.GetValues<Party>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var paper = new OnPaper(from);
                var assessment = paper.Assessment;
                assessment.TakeAuditRecords();
                var (version, transitions) = (assessment.Version, assessment.Transitions.Count);

                var refusal = Take(paper, step, paper.By(party, role));

                if (!Takers.Contains((step, party, role))) Assert.IsType<RoleMissing>(refusal);
                else if (!Leads.ContainsKey((step, from))) Assert.Equal(new StepNotPossible(step, from), refusal);
                else Assert.Null(refusal);
                Assert.Equal(refusal is null ? Leads[(step, from)] : from, assessment.State);
                Assert.Equal(refusal is null ? version + 1 : version, assessment.Version);
                Assert.Equal(refusal is null ? transitions + 1 : transitions, assessment.Transitions.Count);
                Assert.Equal(refusal is null, assessment.TakeAuditRecords().Count > 0);
            }
        }
    }

    [Fact]
    public void A_transition_says_who_moved_what_when_with_which_words()
    {
        var paper = new OnPaper();
        var approver = paper.FirmApprover;

        var submission = paper.Assessment.Submit(1, paper.Responses, "よろしくお願いします。", approver, OnPaper.Now).Value;

        var transition = Assert.Single(paper.Assessment.Transitions);
        Assert.Equal((AssessmentState.Drafting, AssessmentState.Submitted), (transition.From, transition.To));
        Assert.Equal((approver.PersonId, approver.PersonName, Party.ConnectingFirm), (transition.ByPersonId, transition.ByName, transition.ByParty));
        Assert.Equal((OnPaper.Now, "よろしくお願いします。", (Guid?)submission.Id), (transition.AtUtc, transition.Comment, transition.SubmissionId));
    }

    private static Refusal? Take(OnPaper paper, AssessmentStep step, Participation by) => step switch
    {
        AssessmentStep.Submit => paper.Assessment.Submit(9, paper.Responses, "", by, OnPaper.Now).Refusal,
        AssessmentStep.TakeUnderReview => paper.Assessment.TakeUnderReview(by, OnPaper.Now).Refusal,
        AssessmentStep.Return => paper.Assessment.Return(Guid.CreateVersion7(), "", [], paper.Responses, by, OnPaper.Now).Refusal,
        AssessmentStep.Decide => paper.Assessment.Decide("", Guid.CreateVersion7(), by, OnPaper.Now).Refusal,
        AssessmentStep.Close => paper.Assessment.Close("", by, OnPaper.Now).Refusal,
        AssessmentStep.Withdraw => paper.Assessment.Withdraw("", by, OnPaper.Now).Refusal,
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
