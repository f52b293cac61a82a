using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Features.Assessments.Attestations;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Ui;
using ChecklistWorkbench.Ui.Standing;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>確認声明 of a monitoring round: what stands, and stating it item by item or for a whole category.</summary>
public sealed partial class WorkspacePage
{
    private int? _reasonAskedFor;

    [Inject] private GetStatements GetStatements { get; set; } = default!;

    [Inject] private AttestItems AttestItems { get; set; } = default!;

    private async Task FollowStatementsAsync(WorkspaceState state)
    {
        if (!state.AsksForStatements || !Accept(await GetStatements.HandleAsync(Caller, AssessmentId, Gone), out var view)) return;
        state.Show(view.Lines);
        StateHasChanged();
    }

    private async Task AttestAsync(int number, Statement statement, string? reason)
    {
        var state = _state!;
        if (state.StatementOf(number, state.By.Party) is not { } line || !state.CanWrite(number)) return;
        if (statement == Statement.NoLongerApplies && reason is null)
        {
            _reasonAskedFor = number;
            return;
        }

        if (!await SendAsync(state, statement, reason ?? "", [line])) return;
        _reasonAskedFor = null;
        _announcement = Texts["Statement.Announced", ItemName.Of(number, Texts), Texts[$"Statement.{statement}"].Value];
        if (state.NextWithoutStatement(number) is { } next) await SelectAsync(next);
        else if (_script is not null) await _script.FocusItemAsync(number);
    }

    private async Task AttestCategoryAsync(int chapter)
    {
        var state = _state!;
        var lines = state.UnchangedIn(chapter);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(CategoryStatement.PersonName)] = state.By.PersonName,
            [nameof(CategoryStatement.Items)] = lines.Select(line => state.Item(line.Number)!).ToList(),
        };
        if (await Dialogs.OpenAsync<CategoryStatement>(Texts["Statement.Category.Title"], parameters, DialogLook.Options) is not true) return;
        if (await SendAsync(state, Statement.Unchanged, "", lines)) Report(NotificationSeverity.Success, Texts["Statement.Category.Done", lines.Count]);
    }

    private async Task<bool> SendAsync(WorkspaceState state, Statement statement, string reason, IReadOnlyList<StatementLine> lines)
    {
        var items = lines.Select(line => new StatedItem(line.Number, state.Answer(line.Number, state.By.Party)!.Revision, line.BasedOn)).ToList();
        var outcome = await AttestItems.HandleAsync(Caller, new(AssessmentId, statement, reason, items), CancellationToken.None);
        var isStated = Accept(outcome, out _);
        await FollowStatementsAsync(state);
        return isStated;
    }
}
