using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>A page of the catalogue: shows what an action read, or that there is no such thing, and goes to the place its address names.</summary>
public abstract class CataloguePageBase<TView> : WorkbenchComponent where TView : class
{
    private string? _reached;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    /// <summary>Null until it is read.</summary>
    protected TView? View { get; private set; }

    /// <summary>Why there is nothing to show.</summary>
    protected string? Missing { get; private set; }

    /// <summary>Asks the page's action.</summary>
    protected abstract Task<Outcome<TView>> ReadAsync();

    protected override async Task OnParametersSetAsync()
    {
        var outcome = await ReadAsync();
        Missing = outcome.Refusal is NotFound missing ? Sentence(missing) : null;
        if (Missing is null && Accept(outcome, out var view)) View = view;
    }

    /// <summary>The browser looked for the place before there was a page; look again.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var place = new Uri(Navigation.Uri).Fragment;
        if (View is null || place.Length < 2 || _reached == Navigation.Uri) return;
        _reached = Navigation.Uri;
        await Browser.InvokeVoidAsync("workbenchPlaces.show", Gone, Uri.UnescapeDataString(place[1..]));
    }

    /// <summary>Writes what is looked for into the address; the page follows.</summary>
    protected void LookFor(string path, ChangeEventArgs change)
    {
        var words = change.Value?.ToString()?.Trim() ?? "";
        Navigation.NavigateTo(words.Length == 0 ? path : $"{path}?q={Uri.EscapeDataString(words)}", replace: true);
    }
}
