using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.AuditTrail.Chains;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components.Routing;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>監査証跡: a chain or those of all connections, newest first, narrowed by what the address says.</summary>
public sealed partial class TrailPage : WorkbenchComponent
{
    private TrailState _state = new();
    private TrailChains? _chains;
    private TrailView? _view;
    private string? _refusal;

    private bool HasAny => _chains is { } chains && (chains.MayReadOwn || chains.MayReadInstallation || chains.Connections.Count > 0);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Follow;
        if (!Accept(await GetTrailChains.HandleAsync(Caller, Gone), out var chains)) return;
        _chains = chains;
        await LoadAsync();
    }

    private void Follow(object? sender, LocationChangedEventArgs location)
    {
        if (new Uri(location.Location).AbsolutePath == WorkbenchUrls.AuditTrail) _ = InvokeAsync(ReloadAsync);
    }

    private async Task ReloadAsync()
    {
        try
        {
            await LoadAsync();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private async Task LoadAsync()
    {
        if (!HasAny) return;
        // At once, so that a filter chosen before the answer is there builds on this one.
        var state = _state = Asked();
        StateHasChanged();
        var outcome = await GetTrail.HandleAsync(Caller, state, Gone);
        // The address may have moved on meanwhile; then a later answer is under way.
        if (state != Asked()) return;
        (_refusal, _view) = (null, null);
        if (outcome.Refusal is NotFound or RoleMissing) _refusal = Texts["ChainClosed"];
        else if (Accept(outcome, out var view)) _view = view;
        StateHasChanged();
    }

    /// <summary>What the address asks for; without a chain named, the first that the caller may open.</summary>
    private TrailState Asked()
    {
        var state = TrailState.Read(Navigation.Uri);
        if (state.Chain.Length > 0 || _chains!.MayReadOwn) return state;
        return _chains.Connections switch
        {
            [] => state with { OfInstallation = true },
            [var only] => state with { ConnectionId = only.Id },
            _ => state with { AllConnections = true },
        };
    }

    private void Show(TrailState state)
    {
        // The address follows only after a round trip; a second choice made meanwhile builds on this one.
        _state = state with { Before = null };
        StateHasChanged();
        Navigation.NavigateTo(_state.ToAddress());
    }

    private string ExportAddress(string format)
    {
        var address = (_state with { Before = null }).ToAddress(WorkbenchUrls.AuditTrailExport);
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format={format}";
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Navigation.LocationChanged -= Follow;
        base.Dispose(disposing);
    }
}
