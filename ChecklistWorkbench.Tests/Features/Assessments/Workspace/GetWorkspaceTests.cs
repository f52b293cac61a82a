using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.History;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Assessments.Workspace;

public sealed class GetWorkspaceTests
{
    [Theory, DatabaseData]
    public async Task Opening_takes_five_queries_however_much_was_written(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.ReturnAsync((9, "甲"), (12, "乙"));
        await parties.ExcludeAsync(30, "丙");
        await parties.AddItemAsync();
        await parties.AskAsync(9, Party.FinancialInstitution, answer: "答え");
        await parties.AskAsync(9, Party.ConnectingFirm);
        for (var i = 0; i < 5; i++) await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = $"第{i}稿" });
        await database.EditionAsync();
        var workspace = database.Get<GetWorkspace>();
        await workspace.HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, CancellationToken.None);

        Outcome<WorkspaceModel> outcome = default;
        var queries = await database.Queries.During(async () => outcome = await workspace.HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, CancellationToken.None));

        Assert.InRange(queries.Count, 1, 5);
        Assert.Equal(53, outcome.Value.Answers.Count);
        Assert.Equal((30, 1001), (outcome.Value.Tailoring.Checklist.Excluded[0].ItemNumber, outcome.Value.Tailoring.Checklist.Added[0].Number));
        Assert.Equal("第4稿", outcome.Value.Answers.Single(a => a is { Number: 9, Party: Party.ConnectingFirm }).Content.CurrentStatus);
        Assert.Equal((2, 1), (Assert.Single(outcome.Value.Discussions).Total, outcome.Value.Discussions[0].Answered));
        Assert.Equal([9, 12], outcome.Value.Status.LastReturn!.Items.Keys.Order());
    }

    [Theory, DatabaseData]
    public async Task Following_reads_only_what_is_new(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var model = (await database.Get<GetWorkspace>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, CancellationToken.None)).Value;
        var state = new WorkspaceState(model, new DateOnly(2026, 11, 21));
        await parties.AnswerAsync(3, Party.ConnectingFirm, c => c with { CurrentStatus = "新しい回答" });

        var changes = (await database.Get<GetWorkspaceChanges>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, state.Known, CancellationToken.None)).Value;

        Assert.Equal((3, "新しい回答"), (Assert.Single(changes.Answers).Number, changes.Answers[0].Content.CurrentStatus));
        Assert.True(state.Apply(changes));
        Assert.False(state.Apply((await database.Get<GetWorkspaceChanges>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, state.Known, CancellationToken.None)).Value));
    }

    [Theory, DatabaseData]
    public async Task Following_takes_in_what_the_bank_made_of_the_list_of_items(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var firm = parties.Firm.As(Role.Contributor);
        var state = new WorkspaceState((await database.Get<GetWorkspace>().HandleAsync(firm, parties.AssessmentId, CancellationToken.None)).Value, new DateOnly(2026, 11, 21));
        await parties.ExcludeAsync(9, "クラウドを使わないため");
        await parties.AddItemAsync();

        Assert.True(state.Apply(await FollowAsync()));

        Assert.Equal(("クラウドを使わないため", false), (state.ExclusionOf(9)!.Reason, state.CanWrite(9)));
        Assert.Equal((45, true), (state.Items.Count, state.CanWrite(1001)));
        Assert.Null((await FollowAsync()).Tailoring);

        await parties.RemoveItemAsync(1001);
        Assert.True(state.Apply(await FollowAsync()));
        Assert.Equal((44, 52), (state.Items.Count, state.Answers.Count()));

        async Task<WorkspaceChanges> FollowAsync() =>
            (await database.Get<GetWorkspaceChanges>().HandleAsync(firm, parties.AssessmentId, state.Known, CancellationToken.None)).Value;
    }

    [Fact]
    public async Task A_stranger_is_told_not_found_and_stands_in_the_trail()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var stranger = await database.TeamAsync(OrganizationKind.FinancialInstitution, "よそ銀行（試験）");

        var outcome = await database.Get<GetWorkspace>().HandleAsync(stranger.As(Role.ReviewLead), parties.AssessmentId, CancellationToken.None);

        Assert.IsType<NotFound>(outcome.Refusal);
        Assert.Contains(await database.TrailAsync(AuditChain.OfOrganization(stranger.Id)), e => e.Action == AuditActions.AccessDenied && e.SubjectId == parties.AssessmentId);
    }

    [Fact]
    public async Task An_administrator_looks_after_people_and_reads_no_answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        var outcome = await database.Get<GetWorkspace>().HandleAsync(parties.Firm.As(Role.Administrator), parties.AssessmentId, CancellationToken.None);

        Assert.IsType<NotFound>(outcome.Refusal);
    }

    [Theory, DatabaseData]
    public async Task History_tells_each_revision_with_what_stood_before_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "初稿" });
        await parties.AnswerAsync(9, Party.FinancialInstitution, c => c with { CurrentStatus = "銀行" });
        await parties.AnswerAsync(9, Party.ConnectingFirm, c => c with { CurrentStatus = "改稿" });

        var history = (await database.Get<GetItemHistory>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, 9, CancellationToken.None)).Value;

        Assert.Equal(3, history.Count);
        var second = history.Single(entry => entry is { Party: Party.ConnectingFirm, Number: 2 });
        Assert.Equal(("初稿", "改稿", ResponseField.CurrentStatus), (second.Before.CurrentStatus, second.Content.CurrentStatus, second.Changed));
    }
}
