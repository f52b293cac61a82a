using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class FindingTests
{
    private static readonly DateOnly Today = JapanTime.DateOf(OnPaper.Now);

    private static readonly FindingState[] UnderWay = [FindingState.Raised, FindingState.Agreed, FindingState.InProgress];

    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<FindingAct, (Role[] Roles, FindingState[] From, FindingState? To)> Allowed = new()
    {
        [FindingAct.Raise] = ([], [], null),
        [FindingAct.ProposePlan] = ([Role.Contributor, Role.Approver], UnderWay, null),
        [FindingAct.Agree] = ([Role.Reviewer, Role.ReviewLead], UnderWay, null),
        [FindingAct.Start] = ([Role.Contributor, Role.Approver], [FindingState.Agreed], FindingState.InProgress),
        [FindingAct.Report] = ([Role.Contributor, Role.Approver], [FindingState.Agreed, FindingState.InProgress], FindingState.Reported),
        [FindingAct.Confirm] = ([Role.Reviewer, Role.ReviewLead], [FindingState.Reported], FindingState.Confirmed),
        [FindingAct.SendBack] = ([Role.Reviewer, Role.ReviewLead], [FindingState.Reported], FindingState.InProgress),
        [FindingAct.AcceptRisk] = ([Role.ReviewLead], [.. UnderWay, FindingState.Reported], FindingState.RiskAccepted),
        [FindingAct.Withdraw] = ([Role.Reviewer, Role.ReviewLead], [FindingState.Raised], FindingState.Withdrawn),
    };

    public static MatrixTheoryData<FindingAct, FindingState, Party, Role> Cells =>
        new(Enum.GetValues<FindingAct>(), Enum.GetValues<FindingState>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    public static MatrixTheoryData<AssessmentState, Party, Role> RaisingCells => new(Enum.GetValues<AssessmentState>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_finding_table_holds(FindingAct act, FindingState state, Party party, Role role)
    {
        var barrier = FindingRules.BarrierTo(act, state, new OnPaper().By(party, role));

        var (roles, from, to) = Allowed[act];
        var ofParty = role is Role.Contributor or Role.Approver ? Party.ConnectingFirm : Party.FinancialInstitution;
        if (!roles.Contains(role) || party != ofParty) Assert.IsType<RoleMissing>(barrier);
        else if (!from.Contains(state)) Assert.Equal(new FindingMoved(state), barrier);
        else
        {
            Assert.Null(barrier);
            Assert.Equal(act == FindingAct.Agree && state == FindingState.Raised ? FindingState.Agreed : to ?? state, FindingRules.After(act, state));
        }
    }

    [Theory, MemberData(nameof(RaisingCells))]
    public void Only_the_bank_s_reviewers_raise_and_only_between_a_submission_and_the_end(AssessmentState state, Party party, Role role)
    {
        var barrier = FindingRules.BarrierToRaising(state, new OnPaper().By(party, role));

        if (party != Party.FinancialInstitution || role is not (Role.Reviewer or Role.ReviewLead)) Assert.IsType<RoleMissing>(barrier);
        else if (state is AssessmentState.Submitted or AssessmentState.UnderReview or AssessmentState.Decided) Assert.Null(barrier);
        else Assert.Equal(new NoFindingNow(state), barrier);
    }

    [Fact]
    public void A_finding_goes_from_raised_to_confirmed_and_every_step_is_kept_and_told_to_both()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var finding = Raised(paper);
        var (firm, bank) = (paper.By(Party.ConnectingFirm, Role.Contributor), paper.Reviewer);

        Ok(finding.ProposePlan(new("訓練を行う", "情報システム部", Today.AddDays(30)), firm, OnPaper.Now));
        Assert.Null(finding.DueOn);
        Ok(finding.Move(FindingAct.Agree, "", bank, OnPaper.Now));
        Assert.Equal(("訓練を行う", Today.AddDays(30), false), (finding.PlanText, finding.DueOn!.Value, finding.HasProposedPlan));
        Ok(finding.Move(FindingAct.Start, "", firm, OnPaper.Now));
        Ok(finding.Move(FindingAct.Report, "実施した", firm, OnPaper.Now));
        Ok(finding.Move(FindingAct.SendBack, "記録がない", bank, OnPaper.Now));
        Ok(finding.Move(FindingAct.Report, "記録を添えた", firm, OnPaper.Now));
        Ok(finding.Move(FindingAct.Confirm, "記録を見た", bank, OnPaper.Now));

        Assert.Equal((FindingState.Confirmed, false, OnPaper.Now), (finding.State, finding.IsOpen, finding.EndedUtc!.Value));
        Assert.Equal(Enumerable.Range(1, 8), finding.Steps.Select(step => step.Number));
        Assert.Equal([FindingAct.Raise, FindingAct.ProposePlan, FindingAct.Agree, FindingAct.Start, FindingAct.Report, FindingAct.SendBack, FindingAct.Report, FindingAct.Confirm], finding.Steps.Select(step => step.Act));
        var records = finding.TakeAuditRecords();
        Assert.Equal(8, records.Count);
        Assert.All(records, record => Assert.Equal(paper.Assessment.ChainId, record.ChainId));
    }

    [Fact]
    public void A_changed_plan_counts_only_after_the_bank_agrees()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var finding = Raised(paper);
        var firm = paper.By(Party.ConnectingFirm, Role.Approver);
        Assert.IsType<NoPlanProposed>(finding.Move(FindingAct.Agree, "", paper.Reviewer, OnPaper.Now).Refusal);
        Ok(finding.ProposePlan(new("計画", "担当", Today.AddDays(10)), firm, OnPaper.Now));
        Ok(finding.Move(FindingAct.Agree, "", paper.Reviewer, OnPaper.Now));

        Ok(finding.ProposePlan(new("別の計画", "担当", Today.AddDays(90)), firm, OnPaper.Now));

        Assert.Equal((Today.AddDays(10), FindingState.Agreed), (finding.DueOn!.Value, finding.State));
        Assert.True(finding.IsOverdue(Today.AddDays(11)));
        Ok(finding.Move(FindingAct.Agree, "", paper.Reviewer, OnPaper.Now));
        Assert.False(finding.IsOverdue(Today.AddDays(11)));
    }

    [Fact]
    public void A_plan_without_words_owner_or_a_day_to_come_is_refused_and_changes_nothing()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var finding = Raised(paper);
        var firm = paper.By(Party.ConnectingFirm, Role.Contributor);

        foreach (var (plan, field, rule) in new[]
        {
            (new FindingPlan(" ", "担当", Today.AddDays(1)), "Plan", "Required"), (new FindingPlan("計画", "", Today.AddDays(1)), "PlanOwner", "Required"),
            (new FindingPlan("計画", "担当", null), "PlanDue", "Required"), (new FindingPlan("計画", "担当", Today), "PlanDue", "InThePast"),
            (new FindingPlan(new string('長', Lengths.Text + 1), "担当", Today.AddDays(1)), "Plan", "TooLong"),
        })
        {
            var refusal = Assert.IsType<InvalidField>(finding.ProposePlan(plan, firm, OnPaper.Now).Refusal);
            Assert.Equal((field, rule), (refusal.Field, refusal.Rule));
        }

        Assert.Equal((1, false), (finding.Version, finding.HasProposedPlan));
    }

    [Fact]
    public void Nobody_accepts_the_risk_of_what_they_raised_and_a_reason_is_needed()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var raiser = paper.By(Party.FinancialInstitution, Role.ReviewLead);
        var finding = Finding.Raise(paper.Assessment, 1, 1, FindingSeverity.High, "不足", raiser, OnPaper.Now).Value;

        Assert.IsType<OwnFindingNotAccepted>(finding.Move(FindingAct.AcceptRisk, "影響は小さい", raiser, OnPaper.Now).Refusal);
        var other = paper.By(Party.FinancialInstitution, Role.ReviewLead);
        Assert.Equal("Required", Assert.IsType<InvalidField>(finding.Move(FindingAct.AcceptRisk, " ", other, OnPaper.Now).Refusal).Rule);
        Ok(finding.Move(FindingAct.AcceptRisk, "影響は小さい", other, OnPaper.Now));
        Assert.Equal(FindingState.RiskAccepted, finding.State);
    }

    [Fact]
    public void A_finding_raised_after_a_decision_undoes_it_and_a_plan_carried_out_does_not()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var raised = new RaisedFinding(1, 1, FindingSeverity.Low);
        DecisionBasis Basis(params RaisedFinding[] findings) => DecisionBasis.Of(paper.Submission!, paper.Connection.Profile, new Dictionary<int, ItemRatings>(), findings, []);

        Assert.NotEqual(Basis().Hash, Basis(raised).Hash);
        Assert.Equal(Basis(raised).Hash, Basis(raised with { }).Hash);
        Assert.DoesNotContain("findings", CanonicalJson.Write(Basis()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_report_stands_on_the_version_that_was_the_newest_whatever_becomes_of_the_piece()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var (finding, firm) = (Agreed(paper), paper.By(Party.ConnectingFirm, Role.Approver));
        var piece = Shared(paper, firm);

        Ok(finding.Move(FindingAct.Report, "訓練を行った", firm, OnPaper.Now, [piece]));
        Assert.True(piece.AddVersion(new(), "", [Upload()], firm, OnPaper.Now).Succeeded);
        Ok(piece.Withdraw("誤り", firm, OnPaper.Now));

        Assert.Equal(new ReportedEvidence(piece.Id, 1, "訓練の記録"), Assert.Single(finding.Steps[^1].Evidence));
        Assert.Contains(piece.Id.ToString(), CanonicalJson.Write(finding.TakeAuditRecords()[^1].Details!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_stands_on_nothing_that_the_bank_cannot_see_or_the_firm_took_back_or_does_not_own()
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        var (finding, firm, bank) = (Agreed(paper), paper.By(Party.ConnectingFirm, Role.Approver), paper.Reviewer);
        var (own, theirs) = (Piece(firm), Shared(paper, bank));
        var withdrawn = Shared(paper, firm);
        Ok(withdrawn.Withdraw("誤り", firm, OnPaper.Now));

        Assert.IsType<ReportedEvidenceNotShared>(Report(own));
        Assert.IsType<EvidenceIsWithdrawn>(Report(withdrawn));
        Assert.IsType<OthersEvidence>(Report(theirs));
        Assert.IsType<TooMuchEvidenceReported>(Report([.. Enumerable.Range(0, FindingRules.MostEvidence + 1).Select(_ => Shared(paper, firm))]));
        Assert.Equal(FindingState.Agreed, finding.State);
        Ok(finding.Move(FindingAct.Report, "口頭で報告した", firm, OnPaper.Now));
        Assert.IsType<EvidenceWithReportAlone>(finding.Move(FindingAct.Confirm, "見た", bank, OnPaper.Now, [theirs]).Refusal);

        Refusal? Report(params EvidencePiece[] evidence) => finding.Move(FindingAct.Report, "訓練を行った", firm, OnPaper.Now, evidence).Refusal;
    }

    private static Finding Agreed(OnPaper paper)
    {
        var finding = Raised(paper);
        Ok(finding.ProposePlan(new("計画", "担当", Today.AddDays(10)), paper.By(Party.ConnectingFirm, Role.Approver), OnPaper.Now));
        Ok(finding.Move(FindingAct.Agree, "", paper.Reviewer, OnPaper.Now));
        return finding;
    }

    private static EvidencePiece Piece(Participation by) => EvidencePiece.Add(new() { Title = "訓練の記録" }, new(), "", [Upload()], by, OnPaper.Now).Value;

    private static EvidencePiece Shared(OnPaper paper, Participation by)
    {
        var piece = Piece(by);
        Ok(piece.Share(paper.Connection, [], by, OnPaper.Now));
        return piece;
    }

    private static EvidenceUpload Upload() => EvidenceUpload.Begin(
        "a.txt", 3, "abc", new(EvidenceFormat.Text), ScanResult.NotScanned, new(Guid.CreateVersion7(), "", Guid.CreateVersion7(), Party.ConnectingFirm, new HashSet<Role>()), OnPaper.Now);

    private static Finding Raised(OnPaper paper) => Finding.Raise(paper.Assessment, 1, 1, FindingSeverity.Medium, "訓練の記録がない", paper.Reviewer, OnPaper.Now).Value;

    private static void Ok(Outcome<Done> outcome) => Assert.Null(outcome.Refusal);
}
