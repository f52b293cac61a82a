using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Monitoring;

/// <summary>確認声明: a round of three items that began with the firm's earlier answers to item 1 and to item 3.</summary>
public sealed class AttestationTests
{
    private static readonly ResponseContent Before = new() { Implementation = Implementation.Implemented, CurrentStatus = "規程あり" };

    private readonly OnPaper _paper = new();
    private readonly Assessment _round;
    private readonly IReadOnlyList<Response> _responses;
    private readonly List<Attestation> _made = [];

    public AttestationTests()
    {
        (_round, _responses) = Assessment.Open(_paper.Connection, OnPaper.Edition, AssessmentPurpose.Monitoring, 1, null, AuditActor.System, OnPaper.Now);
        _round.BeginWith(_paper.Assessment);
        foreach (var number in (int[])[1, 3]) this[number].CarryOver(_round, Before, _paper.Assessment, AuditActor.System, OnPaper.Now);
    }

    private Response this[int number, Party party = Party.ConnectingFirm] => _responses.Single(response => response.ItemNumber == number && response.Party == party);

    private Participation Contributor => _paper.By(Party.ConnectingFirm, Role.Contributor);

    [Fact]
    public void Unchanged_is_about_the_carried_words_and_holds_no_more_once_they_change()
    {
        var made = State(1, Statement.Unchanged).Value;

        Assert.Equal((Statement.Unchanged, 1, 1), (made[0].Statement, made[0].AnswerRevision, made[0].Number));
        Assert.NotNull(Standing(1));
        var record = Assert.Single(made[0].TakeAuditRecords());
        Assert.Equal((_round.ChainId, AuditActions.AttestationMade, 1), (record.ChainId, record.Action, record.ItemNumber!.Value));
        Change(1, "規程を改めた");
        Assert.Null(Standing(1));
        Assert.IsType<AnswerHasChanged>(State(1, Statement.Unchanged).Refusal);
    }

    [Fact]
    public void Words_that_were_changed_and_restored_can_be_stated_as_unchanged_again_but_are_not_by_themselves()
    {
        State(1, Statement.Unchanged);
        Change(1, "規程を改めた");
        Change(1, Before.CurrentStatus);

        Assert.Null(Standing(1));
        Assert.Equal(2, State(1, Statement.Unchanged).Value[0].Number);
        Assert.NotNull(Standing(1));
    }

    [Fact]
    public void Changed_needs_another_answer_and_holds_while_there_is_one()
    {
        Assert.IsType<AnswerIsUnchanged>(State(1, Statement.Changed).Refusal);
        Change(1, "規程を改めた");
        Assert.True(State(1, Statement.Changed).Succeeded);
        Change(1, "もう一度改めた");
        Assert.NotNull(Standing(1));
        Change(1, Before.CurrentStatus);
        Assert.Null(Standing(1));
    }

    [Fact]
    public void No_longer_applies_needs_a_reason()
    {
        Assert.Equal("Required", Assert.IsType<InvalidField>(State(1, Statement.NoLongerApplies, " ").Refusal).Rule);
        Assert.Equal("TooLong", Assert.IsType<InvalidField>(State(1, Statement.NoLongerApplies, new string('あ', Lengths.Sentence + 1)).Refusal).Rule);
        Assert.Equal("機能を廃止した", State(1, Statement.NoLongerApplies, " 機能を廃止した ").Value[0].Reason);
    }

    [Fact]
    public void What_began_empty_is_never_unchanged_and_the_other_party_s_answer_is_not_ours_to_state()
    {
        Assert.IsType<NothingWasCarried>(Statements.State(Statement.Unchanged, "", [new(2, 0, 0)], _paper.Reviewer, OnPaper.Now).Refusal);
        Assert.IsType<RoleMissing>(Statements.State(Statement.Unchanged, "", [new(2, 0, 0)], Contributor, OnPaper.Now).Refusal);
        Assert.IsType<RoleMissing>(Statements.State(Statement.Unchanged, "", [new(1, 1, 0)], _paper.By(Party.ConnectingFirm, Role.Auditor), OnPaper.Now).Refusal);
    }

    [Fact]
    public void Who_has_not_seen_the_newest_words_or_the_last_statement_states_nothing()
    {
        Assert.IsType<StatedByAnother>(Statements.State(Statement.Unchanged, "", [new(1, 0, 0)], Contributor, OnPaper.Now).Refusal);
        State(1, Statement.Unchanged);
        Assert.IsType<StatedByAnother>(Statements.State(Statement.NoLongerApplies, "理由", [new(1, 1, 0)], Contributor, OnPaper.Now).Refusal);
    }

    [Fact]
    public void Of_several_items_all_are_stated_or_none()
    {
        Change(3, "変えた");

        Assert.IsType<AnswerHasChanged>(Statements.State(Statement.Unchanged, "", [new(1, 1, 0), new(3, 2, 0)], Contributor, OnPaper.Now).Refusal);
        Assert.Null(Standing(1));
    }

    [Fact]
    public void The_round_is_submitted_only_with_every_statement_of_the_firm_and_freezes_them()
    {
        Assert.Equal(new StatementsMissing("1、3", 2), Submit().Refusal);
        State(1, Statement.Unchanged);
        State(3, Statement.NoLongerApplies, "廃止した");

        var content = Submit().Value.ReadContent();

        Assert.Equal([(1, Statement.Unchanged, null), (3, Statement.NoLongerApplies, "廃止した")], content.Attestations!.Select(a => (a.ItemNumber, a.Statement, a.Reason)));
        Assert.IsType<StatementClosed>(State(1, Statement.Unchanged).Refusal);
        Assert.Throws<InvalidOperationException>(() => _paper.Assessment.Submit(1, _paper.Responses, "", _paper.FirmApprover, OnPaper.Now, null, Statements));
    }

    [Fact]
    public void A_round_that_asks_for_none_leaves_no_trace_in_what_is_submitted()
    {
        var submission = _paper.Assessment.Submit(1, _paper.Responses, "", _paper.FirmApprover, OnPaper.Now).Value;

        Assert.DoesNotContain("attestations", submission.ContentJson, StringComparison.OrdinalIgnoreCase);
        Assert.IsType<StatementsNotAsked>(new RoundStatements(_paper.Assessment, []).State(Statement.Changed, "", [], Contributor, OnPaper.Now).Refusal);
    }

    private RoundStatements Statements => new(_round, [.. _responses.Select(response => new StatedAnswer(
        response, response.Party == Party.ConnectingFirm ? Before : null, _made.LastOrDefault(made => made.ResponseId == response.Id)))]);

    private Attestation? Standing(int number) => Statements.Answers.Single(answer => answer.Response == this[number]).Standing;

    private Outcome<IReadOnlyList<Attestation>> State(int number, Statement statement, string reason = "")
    {
        var last = _made.LastOrDefault(made => made.ResponseId == this[number].Id)?.Number ?? 0;
        var outcome = Statements.State(statement, reason, [new(number, this[number].Revision, last)], Contributor, OnPaper.Now);
        if (outcome.Succeeded) _made.AddRange(outcome.Value);
        return outcome;
    }

    private void Change(int number, string status) => Assert.IsType<Saved>(this[number].Save(
        _round, ResponseField.CurrentStatus, Before with { CurrentStatus = status }, this[number].Revision, [], RevisionSource.Typed, Contributor, OnPaper.Now));

    private Outcome<Submission> Submit() => _round.Submit(1, _responses, "", _paper.FirmApprover, OnPaper.Now, null, Statements);
}
