using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Sends a received workbook, shows what it would change, and takes in what the user accepts.</summary>
public sealed partial class ImportPage : IAsyncDisposable
{
    private ElementReference _form;
    private IJSObjectReference? _script;
    private DotNetObjectReference<ImportPage>? _self;
    private ImportChoices? _choices;
    private ImportResult? _done;
    private (Guid? File, string? Sheet) _shown;
    private int? _percent;
    private string? _error;
    private bool _busy;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The received file; none while there is none to look at.</summary>
    [SupplyParameterFromQuery(Name = "file")]
    public Guid? File { get; set; }

    [SupplyParameterFromQuery(Name = "sheet")]
    public string? Sheet { get; set; }

    [JSInvokable]
    public Task ProgressAsync(int percent) => ShowAsync(() => (_percent, _error) = (percent, null));

    [JSInvokable]
    public Task ReceivedAsync(Guid file) => InvokeAsync(() => Navigation.NavigateTo(WorkbenchUrls.Import(Id, file)));

    [JSInvokable]
    public Task RefusedAsync(string? sentence) => ShowAsync(() => (_percent, _error) = (null, sentence ?? Texts["Import.NotSent"]));

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        if (_script is null) return;
        try
        {
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the script with it.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (File, Sheet)) return;
        _shown = (File, Sheet);
        (_choices, _done, _percent) = (null, null, null);
        if (File is not null) await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (File is not null) return;
        _script ??= await Browser.InvokeAsync<IJSObjectReference>("import", Gone, "./js/import.js");
        _self ??= DotNetObjectReference.Create(this);
        await _script.InvokeVoidAsync("watch", Gone, _form, _self);
    }

    private async Task LoadAsync()
    {
        var preview = await GetPreview.HandleAsync(Caller, new(Id, File!.Value, Sheet), Gone);
        if (preview.Refusal is WorkbookRefused refused) (_error, File) = (ProblemSentences.Of(refused.Problem, Texts), null);
        else if (Accept(preview, out var value)) _choices = new(value, keepsAll: _done is not null);
    }

    private async Task AcceptAsync()
    {
        _busy = true;
        var request = new AcceptImportRequest(Id, File!.Value, _choices!.Preview.Sheet, _choices.Accepted);
        if (Accept(await AcceptImport.HandleAsync(Caller, request, CancellationToken.None), out var result))
        {
            _done = result;
            await LoadAsync();
        }

        _busy = false;
    }

    private Task ShowAsync(Action change) => InvokeAsync(() =>
    {
        change();
        StateHasChanged();
    });
}
