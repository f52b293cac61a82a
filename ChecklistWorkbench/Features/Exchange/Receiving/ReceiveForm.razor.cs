using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>Sends workbooks, or a zip of them, with progress and cancel, and shows what became of each.</summary>
public sealed partial class ReceiveForm : IAsyncDisposable
{
    private readonly List<ReceivedAnswer> _answers = [];
    private ElementReference _form;
    private IJSObjectReference? _script;
    private DotNetObjectReference<ReceiveForm>? _self;
    private int _expected;
    private int _sent;

    [Parameter, EditorRequired]
    public Guid AssessmentId { get; set; }

    /// <summary>What sending a file here is good for.</summary>
    [Parameter, EditorRequired]
    public string Lead { get; set; } = "";

    /// <summary>Whether several files and zips may be sent.</summary>
    [Parameter]
    public bool TakesMany { get; set; }

    /// <summary>The only file that was sent was kept.</summary>
    [Parameter]
    public EventCallback<Guid> OnReceived { get; set; }

    private bool IsSending { get; set; }

    /// <summary>The answer, if one file was sent alone.</summary>
    private ReceivedAnswer? Single => !IsSending && _expected == 1 && _answers is [var only] ? only : null;

    private int Percent => _expected <= 1 ? _sent : 100 * _answers.Count / _expected;

    private string Standing => _expected > 1 ? Texts["Receive.Count", _answers.Count, _expected] : _sent < 100 ? Texts["Receive.Sending"] : Texts["Import.Comparing"];

    [JSInvokable]
    public Task StartedAsync(int files) => ShowAsync(() =>
    {
        _answers.Clear();
        (IsSending, _expected, _sent) = (true, files, 0);
    });

    /// <summary>A zip holds so many files instead of being one.</summary>
    [JSInvokable]
    public Task FoundAsync(int files) => ShowAsync(() => _expected += files - 1);

    [JSInvokable]
    public Task ProgressAsync(int percent) => ShowAsync(() => _sent = percent);

    [JSInvokable]
    public Task AnsweredAsync(ReceivedAnswer answer) => ShowAsync(() => _answers.Add(answer));

    [JSInvokable]
    public Task FinishedAsync() => InvokeAsync(async () =>
    {
        IsSending = false;
        if (Single is { File: { } file } && Single.Assessment == AssessmentId) await OnReceived.InvokeAsync(file);
        StateHasChanged();
    });

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _script ??= await Browser.InvokeAsync<IJSObjectReference>("import", Gone, "./js/receive.js");
        _self ??= DotNetObjectReference.Create(this);
        await _script.InvokeVoidAsync("watch", Gone, _form, _self);
    }

    private async Task CancelAsync() => await _script!.InvokeVoidAsync("cancel", Gone, _form);

    private Task ShowAsync(Action change) => InvokeAsync(() =>
    {
        change();
        StateHasChanged();
    });
}
