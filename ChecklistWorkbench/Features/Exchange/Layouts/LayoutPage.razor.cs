using System.Globalization;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>様式の対応付け: the user says, on a received sample, what each column, id and word means; each choice is tried at once.</summary>
public sealed partial class LayoutPage
{
    private LayoutDraft _draft = new();
    private LayoutTrial? _trial;
    private LayoutView? _view;
    private string _name = "";
    private string? _error;
    private bool _busy;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The sample.</summary>
    [SupplyParameterFromQuery(Name = "file")]
    public Guid? File { get; set; }

    /// <summary>The saved one to change; none for a new one.</summary>
    [SupplyParameterFromQuery(Name = "layout")]
    public Guid? Layout { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (!Accept(await Get.HandleAsync(Caller, Id, Layout, Gone), out var view)) return;
        _draft = view.Layout is { } known ? LayoutDraft.Of(known.Mapping) : new();
        _name = view.Layout?.Name ?? Texts["Layout.NameProposal", view.BankName];
        await ChangeAsync(_draft);
        _view = view;
    }

    private async Task ChangeAsync(LayoutDraft draft)
    {
        // What is said next builds on this at once; of two answers on the way only that to the newest is shown.
        (_draft, _error) = (draft, null);
        if (Accept(await Try.HandleAsync(Caller, new(Id, File ?? Guid.Empty, draft), Gone), out var trial) && ReferenceEquals(_draft, draft)) _trial = trial;
        StateHasChanged();
    }

    private Task ChangeRowAsync(ChangeEventArgs choice) =>
        int.TryParse((string?)choice.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= ReadingLimits.Rows
            ? ChangeAsync(_draft.On(_trial!.Sheet, row))
            : Task.CompletedTask;

    private async Task SaveAsync()
    {
        _busy = true;
        var saved = await Save.HandleAsync(Caller, new(Id, File!.Value, _draft, _name, Layout, _view!.Layout?.Version ?? 0), CancellationToken.None);
        _busy = false;
        _error = saved.Refusal is InvalidField or LayoutReadsNothing or LayoutNameTaken ? Sentence(saved.Refusal) : null;
        if (_error is null && Accept(saved, out var layout)) Navigation.NavigateTo(WorkbenchUrls.Import(Id, File, null, layout.ToString()));
    }

    private static Party? PartyOf(object? word) => Enum.TryParse<Party>((string?)word, out var party) ? party : null;
}
