using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Where the user is: the chosen item, the editor that is open, the filters, the address that says so, the keys that lead on.</summary>
public sealed partial class WorkspacePage
{
    private RowActions ActionsOfRows() => new()
    {
        AssessmentId = AssessmentId,
        Select = EventCallback.Factory.Create<int>(this, SelectAsync),
        Discuss = EventCallback.Factory.Create<int>(this, DiscussAsync),
        Edit = EventCallback.Factory.Create<(int, string?)>(this, EditAsync),
        Leave = EventCallback.Factory.Create<string>(this, LeaveAsync),
        Writing = EventCallback.Factory.Create<int>(this, Writing),
        Conflict = EventCallback.Factory.Create<int>(this, ReopenAsync),
        SessionEnded = EventCallback.Factory.Create(this, SignInAgain),
        State = EventCallback.Factory.Create<(int Number, Statement Statement, string? Reason)>(this, said => AttestAsync(said.Number, said.Statement, said.Reason)),
        LeaveReason = EventCallback.Factory.Create(this, () => _reasonAskedFor = null),
    };

    private async Task SelectAsync(int number)
    {
        if (_state!.SelectedItem == number) return;
        _state.SelectedItem = number;
        WriteAddress();
        _visit?.MoveTo(number, isWriting: false);
        if (_script is not null && _editing is null) await _script.FocusItemAsync(number);
    }

    private async Task EditAsync((int Number, string? Field) wanted)
    {
        if (!_state!.CanWrite(wanted.Number))
        {
            await SelectAsync(wanted.Number);
            return;
        }

        var answer = _state.Answer(wanted.Number, _state.By.Party);
        _editing = new(wanted.Number, [.. _state.Model.Drafts.Where(draft => draft.ResponseId == answer?.ResponseId)], wanted.Field);
        _state.SelectedItem = wanted.Number;
        WriteAddress();
        _visit?.MoveTo(wanted.Number, isWriting: false);
    }

    private async Task LeaveAsync(string direction)
    {
        var from = _editing?.Number;
        _editing = null;
        _visit?.MoveTo(from, isWriting: false);
        await FindKeptTextsAsync();
        var target = direction switch
        {
            "next" => _state!.Neighbour(from, 1),
            "previous" => _state!.Neighbour(from, -1),
            "nextUnanswered" => _state!.NextUnanswered(from),
            _ => from,
        };
        if (target is not { } number) return;
        if (direction != "close" && number != from && _state!.CanWrite(number))
        {
            await EditAsync((number, null));
            return;
        }

        _state!.SelectedItem = number;
        WriteAddress();
        StateHasChanged();
        await Task.Yield();
        if (_script is not null) await _script.FocusItemAsync(number);
    }

    /// <summary>A save met a conflict after its editor was left: the user must see both texts, so it opens again.</summary>
    private Task ReopenAsync(int number) => EditAsync((number, null));

    private void Writing(int number) => _visit?.MoveTo(number, isWriting: true);

    private void SignInAgain() => Navigation.NavigateTo(WorkbenchUrls.SignIn(WorkbenchUrls.Assessment(AssessmentId)), forceLoad: true);

    private async Task GoToCategoryAsync(int chapter)
    {
        if (_state!.Filter != new WorkspaceFilter()) ApplyFilter(new());
        if (_script is not null) await _script.ScrollToCategoryAsync(chapter);
    }

    private void ApplyFilter(WorkspaceFilter filter)
    {
        _state!.Filter = filter;
        _announcement = Texts["Filter.Count", _state.VisibleItems.Count()];
        WriteAddress();
    }

    /// <summary>Opens an item from outside the table, whatever is filtered: for writing where the caller may, otherwise for reading.</summary>
    private Task OpenItemAsync(int number)
    {
        if (_state!.Item(number) is { } item && !_state.VisibleItems.Contains(item)) ApplyFilter(new());
        return EditAsync((number, null));
    }

    private Task DiscussAsync(int number)
    {
        (_panelOpen, _panelTab) = (true, PanelTab.Discussion);
        return SelectAsync(number);
    }

    private void TogglePanel() => _panelOpen = !_panelOpen;

    private void ReadAddress()
    {
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        _state!.Filter = WorkspaceFilter.FromQuery(key => query.TryGetValue(key, out var value) ? value.ToString() : null);
        if (query.TryGetValue("item", out var item) && int.TryParse(item, out var number) && _state.Item(number) is not null) _state.SelectedItem = number;
    }

    private void WriteAddress() =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(_state!.Filter.ToQuery(_state.SelectedItem)), replace: true);

    private void FollowAddress(object? sender, LocationChangedEventArgs location)
    {
        if (_state is null || !new Uri(location.Location).AbsolutePath.EndsWith(AssessmentId.ToString(), StringComparison.OrdinalIgnoreCase)) return;
        ReadAddress();
        InvokeAsync(StateHasChanged);
    }

    /* ---- keys ---- */

    [JSInvokable]
    public async Task ShortcutAsync(string name)
    {
        if (_state is not { } state || _script is not { } script) return;
        switch (name)
        {
            case "next" or "previous" when state.Neighbour(state.SelectedItem, name == "next" ? 1 : -1) is { } neighbour:
                await SelectAsync(neighbour);
                break;
            case "nextUnanswered" when state.NextUnanswered(state.SelectedItem) is { } waiting:
                await SelectAsync(waiting);
                break;
            case "edit" when state.SelectedItem is { } selected:
                await EditAsync((selected, null));
                break;
            case "unchanged" or "changed" or "noLongerApplies" when state.SelectedItem is { } stated:
                await AttestAsync(stated, Enum.Parse<Statement>(name, ignoreCase: true), null);
                break;
            case "search":
                await script.FocusElementAsync("#workspace-search");
                break;
            case "help":
                await ShowHelpAsync();
                break;
            case "guide" or "discussion" or "records" or "history":
                (_panelOpen, _panelTab) = (true, Enum.Parse<PanelTab>(name, ignoreCase: true));
                break;
        }

        StateHasChanged();
    }

    private Task ShowHelpAsync() => Dialogs.OpenAsync<KeyboardHelp>(Texts["Help.Title"], new() { [nameof(KeyboardHelp.Script)] = _script }, DialogLook.Options);
}
