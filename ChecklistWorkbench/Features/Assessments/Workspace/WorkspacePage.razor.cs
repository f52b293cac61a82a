using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Features.Assessments.Presence;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Persistence.Catalogue;
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
    private readonly Dictionary<int, ItemRowModel> _rows = [];
    private RowActions _actions = default!;
    private WorkspaceState? _state;
    private string? _refusal;
    private WorkspaceScript? _script;
    private DotNetObjectReference<WorkspacePage>? _self;
    private IDisposable? _watch;
    private IDisposable? _ownWatch;
    private WorkspacePresence.Visit? _visit;
    private IReadOnlyList<PresentPerson> _others = [];
    private IReadOnlyList<KeptText> _kept = [];
    private EditorStart? _editing;
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

    [Inject] private GetDiscussionMarks GetDiscussionMarks { get; set; } = default!;

    [Inject] private GetSharedRatings GetSharedRatings { get; set; } = default!;

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

        _actions = ActionsOfRows();
        _state = new WorkspaceState(model, JapanTime.DateOf(Clock.GetUtcNow().UtcDateTime));
        ReadAddress();
        _watch = Watch.Start(model.ChainId, () => InvokeAsync(FollowAsync));
        // Internal messages are in the organisation's own chain alone.
        _ownWatch = Watch.Start(AuditChain.OfOrganization(model.By.OrganizationId), () => InvokeAsync(FollowDiscussionsAsync));
        Circuit.Changed += ComeOrGo;
        ComeOrGo();
        Navigation.LocationChanged += FollowAddress;
        await FollowStatementsAsync(_state);
        await FollowConfirmationsAsync(_state);
        if (model.Status.Submissions.Count == 0) return;
        StateHasChanged(); // The table first: what was shared of ratings may come a moment later.
        await FollowRatingsAsync(_state);
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

    /// <summary>The model that the row has already, unless it shows something else now.</summary>
    private ItemRowModel RowOf(ChecklistItem item)
    {
        var row = ItemRowModel.Of(_actions, _state!, item, _editing, _others, _kept, _reasonAskedFor);
        return _rows.TryGetValue(item.Number, out var known) && known == row ? known : _rows[item.Number] = row;
    }

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
                var stage = state.Status.State;
                if (!Accept(await GetChanges.HandleAsync(Caller, AssessmentId, state.Known, Gone), out var changes)) return;
                if (state.Apply(changes)) StateHasChanged();
                await FollowStatementsAsync(state);
                await FollowConfirmationsAsync(state);
                if (stage != AssessmentState.Drafting || stage != state.Status.State) await FollowRatingsAsync(state);
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

    /// <summary>Takes in what the bank has shown of its ratings; it shows none while the firm is writing.</summary>
    private async Task FollowRatingsAsync(WorkspaceState state)
    {
        if (!Accept(await GetSharedRatings.HandleAsync(Caller, AssessmentId, Gone), out var ratings)) return;
        state.Show(ratings);
        StateHasChanged();
    }

    /// <summary>Takes in what was said and read; much less than a whole round of <see cref="FollowAsync"/>.</summary>
    private async Task FollowDiscussionsAsync()
    {
        if (_state is not { } state || Gone.IsCancellationRequested) return;
        try
        {
            if (Accept(await GetDiscussionMarks.HandleAsync(Caller, AssessmentId, Gone), out var marks) && state.Apply(marks)) StateHasChanged();
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The screen is gone; nobody is left to show it to.
        }
    }

    /// <summary>Others see this user while the browser is connected.</summary>
    private void ComeOrGo()
    {
        _visit?.Dispose();
        _visit = Circuit.IsConnected ? Presence.Enter(AssessmentId, _state!.By, () => InvokeAsync(ShowOthers)) : null;
        _others = _visit?.Others ?? [];
        _visit?.MoveTo(_editing?.Number ?? _state!.SelectedItem, isWriting: false);
    }

    private void ShowOthers()
    {
        _others = _visit?.Others ?? [];
        StateHasChanged();
    }

    private async Task FindKeptTextsAsync()
    {
        if (_script is null) return;
        var browser = await _script.KeptTextsAsync(Caller.PersonId);
        _kept = KeptText.Find(_state!, browser);
        StateHasChanged();
    }

    private Task OpenKeptAsync(KeptText kept) => EditAsync((kept.Number, kept.Field.ToString()));

    private void Leave()
    {
        Navigation.LocationChanged -= FollowAddress;
        Circuit.Changed -= ComeOrGo;
        _watch?.Dispose();
        _ownWatch?.Dispose();
        _visit?.Dispose();
        (_watch, _ownWatch, _visit, _editing) = (null, null, null, null);
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
