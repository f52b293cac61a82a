using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Presence;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using Radzen;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>評価ワークスペース: the main screen. What it shows is in <see cref="WorkspaceState"/>; this class asks and passes on.</summary>
public sealed partial class WorkspacePage
{
    private WorkspaceState? _state;
    private string? _refusal;
    private WorkspaceScript? _script;
    private DotNetObjectReference<WorkspacePage>? _self;
    private IDisposable? _watch;
    private WorkspacePresence.Visit? _visit;
    private IReadOnlyList<PresentPerson> _others = [];
    private IReadOnlyList<KeptText> _kept = [];
    private int? _editing;
    private string? _focusField;
    private bool _panelOpen = true;
    private PanelTab _panelTab;
    private string? _downloadNote;
    private string _announcement = "";
    private bool _following;
    private bool _followAgain;

    [Parameter]
    public Guid AssessmentId { get; set; }

    [Inject] private GetWorkspace GetWorkspace { get; set; } = default!;

    [Inject] private GetWorkspaceChanges GetChanges { get; set; } = default!;

    [Inject] private WorkspacePresence Presence { get; set; } = default!;

    [Inject] private WorkspaceWatch Watch { get; set; } = default!;

    [Inject] private WorkspaceSteps Steps { get; set; } = default!;

    [Inject] private CircuitPresence Circuit { get; set; } = default!;

    [Inject] private DialogService Dialogs { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (_state?.Model.AssessmentId == AssessmentId) return;
        Leave();
        var outcome = await GetWorkspace.HandleAsync(Caller, AssessmentId, Gone);
        if (!Accept(outcome, out var model))
        {
            (_state, _refusal) = (null, Sentence(outcome.Refusal!));
            return;
        }

        _state = new WorkspaceState(model, JapanTime.DateOf(Clock.GetUtcNow().UtcDateTime));
        ReadAddress();
        _watch = Watch.Start(model.ChainId, () => InvokeAsync(FollowAsync));
        Circuit.Changed += ComeOrGo;
        ComeOrGo();
        Navigation.LocationChanged += FollowAddress;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_state is null || _script is not null) return;
        _self = DotNetObjectReference.Create(this);
        _script = await WorkspaceScript.LoadAsync(Js, Gone);
        await _script.ListenAsync(_self);
        await FindKeptTextsAsync();
        if (_state.SelectedItem is { } item) await _script.FocusItemAsync(item);
    }

    private ItemRowModel RowOf(ChecklistItem item) => ItemRowModel.Of(_state!, item, _editing == item.Number, _others, _kept);

    private IReadOnlyList<WorkspaceDraft> DraftsOf(ChecklistItem item) => _editing == item.Number
        ? [.. _state!.Model.Drafts.Where(draft => draft.ResponseId == _state.Answer(item.Number, _state.By.Party)?.ResponseId)] : [];

    /// <summary>Takes in what changed, once at a time: a change that comes meanwhile is taken in by one more round.</summary>
    private async Task FollowAsync()
    {
        _followAgain = true;
        if (_following || _state is not { } state) return;
        _following = true;
        try
        {
            while (_followAgain && !Gone.IsCancellationRequested)
            {
                _followAgain = false;
                if (!Accept(await GetChanges.HandleAsync(Caller, AssessmentId, state.Known, Gone), out var changes)) return;
                if (state.Apply(changes)) StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The screen is gone; nobody is left to show it to.
        }
        finally
        {
            _following = false;
        }
    }

    /// <summary>Others see this user while the browser is connected.</summary>
    private void ComeOrGo()
    {
        _visit?.Dispose();
        _visit = Circuit.IsConnected ? Presence.Enter(AssessmentId, _state!.By, () => InvokeAsync(ShowOthers)) : null;
        _others = _visit?.Others ?? [];
        _visit?.MoveTo(_editing ?? _state!.SelectedItem, isWriting: false);
    }

    private void ShowOthers()
    {
        _others = _visit?.Others ?? [];
        StateHasChanged();
    }

    /* ---- where the user is ---- */

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

        (_editing, _focusField, _state.SelectedItem) = (wanted.Number, wanted.Field, wanted.Number);
        WriteAddress();
        _visit?.MoveTo(wanted.Number, isWriting: false);
    }

    private async Task LeaveAsync(string direction)
    {
        var from = _editing;
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
            case "search":
                await script.FocusElementAsync("#workspace-search");
                break;
            case "help":
                await ShowHelpAsync();
                break;
            case "guide" or "history":
                (_panelOpen, _panelTab) = (true, name == "guide" ? PanelTab.Guide : PanelTab.History);
                break;
        }

        StateHasChanged();
    }

    private Task ShowHelpAsync() => Dialogs.OpenAsync<KeyboardHelp>(Texts["Help.Title"], new() { [nameof(KeyboardHelp.Script)] = _script }, StepDialogs.Options);

    /* ---- texts that were never saved ---- */

    private async Task FindKeptTextsAsync()
    {
        if (_script is null) return;
        var browser = await _script.KeptTextsAsync(Caller.PersonId);
        _kept = KeptText.Find(_state!, browser);
        StateHasChanged();
    }

    private Task OpenKeptAsync(KeptText kept) => EditAsync((kept.Number, kept.Field.ToString()));

    /* ---- steps and downloads ---- */

    private async Task TakeStepAsync(AssessmentStep step)
    {
        if (await StepDialogs.AskAsync(Dialogs, step, _state!, Texts) is not { } words) return;
        if (!Accept(await Steps.TakeAsync(Caller, AssessmentId, step, words, CancellationToken.None), out _)) return;
        _editing = null;
        await FollowAsync();
        Report(NotificationSeverity.Success, Texts[$"Step.{step}.Done"]);
        StateHasChanged();
    }

    private async Task DownloadAsync(WorkbookChoice choice)
    {
        _downloadNote = Texts["Download.Working"];
        StateHasChanged();
        try
        {
            var name = await _script!.DownloadAsync(WorkbenchUrls.Workbook(AssessmentId, choice.Submission, choice.LeaveOutExcluded));
            _downloadNote = null;
            Report(NotificationSeverity.Success, Texts["Download.Done", name]);
        }
        catch (JSException)
        {
            _downloadNote = null;
            Report(NotificationSeverity.Error, Texts["Download.Failed"]);
        }
    }

    private void Leave()
    {
        Navigation.LocationChanged -= FollowAddress;
        Circuit.Changed -= ComeOrGo;
        _watch?.Dispose();
        _visit?.Dispose();
        (_watch, _visit, _editing) = (null, null, null);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Leave();
            _self?.Dispose();
        }

        base.Dispose(disposing);
    }
}
