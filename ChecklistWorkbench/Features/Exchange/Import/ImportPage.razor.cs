using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Receiving;
using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Sends received workbooks in, shows what one would change, and takes in what the user accepts.</summary>
public sealed partial class ImportPage
{
    private ImportChoices? _choices;
    private ReceivedList? _received;
    private ImportResult? _done;
    private (Guid? File, string? Sheet, string? Layout)? _shown;
    private string? _refused;
    private bool _busy;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The received file; none while there is none to look at.</summary>
    [SupplyParameterFromQuery(Name = "file")]
    public Guid? File { get; set; }

    [SupplyParameterFromQuery(Name = "sheet")]
    public string? Sheet { get; set; }

    /// <summary>The saved 様式の対応付け to read it by, or <c>none</c>; one that fits if nothing is said.</summary>
    [SupplyParameterFromQuery(Name = "layout")]
    public string? Layout { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (File, Sheet, Layout)) return;
        _shown = (File, Sheet, Layout);
        (_choices, _done, _refused) = (null, null, null);
        if (File is not null) await LoadAsync();
        else await LoadListAsync();
    }

    private async Task LoadListAsync()
    {
        if (Accept(await GetReceived.HandleAsync(Caller, Id, Gone), out var received)) _received = received;
    }

    private async Task LoadAsync()
    {
        var preview = await GetPreview.HandleAsync(Caller, new(Id, File!.Value, Sheet, LayoutChoice.Parse(Layout)), Gone);
        if (preview.Refusal is WorkbookRefused refused) _refused = ProblemSentences.Of(refused.Problem, Texts);
        else if (Accept(preview, out var value)) _choices = new(value, keepsAll: _done is not null);
    }

    private async Task AcceptAsync()
    {
        _busy = true;
        var preview = _choices!.Preview;
        var request = new AcceptImportRequest(Id, File!.Value, preview.Sheet, _choices.Accepted, preview.ReadBy());
        if (Accept(await AcceptImport.HandleAsync(Caller, request, CancellationToken.None), out var result))
        {
            _done = result;
            await LoadAsync();
        }

        _busy = false;
    }
}
