using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Dashboard;
using Xunit;

namespace ChecklistWorkbench.Tests.Features.Dashboard;

public sealed class NextStepTests
{
    private static Participation As(Party party, Role role) => new(Guid.NewGuid(), "x", Guid.NewGuid(), party, new HashSet<Role> { role });

    private static AssessmentProgress Open(int firm, int returned, int bank) => new(new(38, 38 - firm, firm, returned), new(14, 14 - bank, bank, 0));

    [Fact]
    public void Returned_items_come_before_open_ones_and_open_ones_before_submitting()
    {
        var contributor = As(Party.ConnectingFirm, Role.Contributor);

        Assert.Equal(new(NextStepKind.AnswerReturned, 2), NextStep.Of(AssessmentState.Drafting, Open(3, 2, 0), contributor));
        Assert.Equal(new(NextStepKind.Answer, 3), NextStep.Of(AssessmentState.Drafting, Open(3, 0, 0), contributor));
        Assert.Equal(new(NextStepKind.WaitForApprover), NextStep.Of(AssessmentState.Drafting, Open(0, 0, 5), contributor));
        Assert.Equal(new(NextStepKind.Submit), NextStep.Of(AssessmentState.Drafting, Open(0, 0, 5), As(Party.ConnectingFirm, Role.Approver)));
    }

    [Theory]
    [InlineData(AssessmentState.Submitted, NextStepKind.WaitForReviewStart, NextStepKind.TakeUnderReview)]
    [InlineData(AssessmentState.UnderReview, NextStepKind.WaitForReview, NextStepKind.Review)]
    [InlineData(AssessmentState.Decided, NextStepKind.WaitForClose, NextStepKind.Close)]
    [InlineData(AssessmentState.Closed, NextStepKind.Nothing, NextStepKind.Nothing)]
    [InlineData(AssessmentState.Withdrawn, NextStepKind.Nothing, NextStepKind.Nothing)]
    public void After_submission_each_side_is_told_what_the_bank_does(AssessmentState state, NextStepKind firm, NextStepKind bank)
    {
        Assert.Equal(firm, NextStep.Of(state, Open(1, 1, 1), As(Party.ConnectingFirm, Role.Contributor)).Kind);
        Assert.Equal(bank, NextStep.Of(state, Open(1, 1, 1), As(Party.FinancialInstitution, Role.Reviewer)).Kind);
    }

    [Fact]
    public void While_the_firm_writes_the_bank_answers_its_own_items_and_then_waits()
    {
        var reviewer = As(Party.FinancialInstitution, Role.Reviewer);

        Assert.Equal(new(NextStepKind.Answer, 4), NextStep.Of(AssessmentState.Drafting, Open(9, 0, 4), reviewer));
        Assert.Equal(new(NextStepKind.WaitForFirm), NextStep.Of(AssessmentState.Drafting, Open(9, 0, 0), reviewer));
    }
}
