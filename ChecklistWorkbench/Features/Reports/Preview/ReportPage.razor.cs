using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Features.Reports.Preview;

/// <summary>A report on screen, block by block what its PDF says, before it is downloaded.</summary>
public sealed partial class ReportPage
{
    private ReportModel? _model;
    private PdfReport? _document;
    private IReadOnlyList<Heading> _headings = [];
    private IReadOnlyList<string> _missing = [];
    private string? _refused;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    /// <summary>The submission's number; the newest if none is asked for.</summary>
    [SupplyParameterFromQuery(Name = "submission")]
    public int? Submission { get; set; }

    /// <summary>This page, for links within it.</summary>
    private string Address => WorkbenchUrls.Report(Id, Submission, Kind);

    protected override async Task OnParametersSetAsync()
    {
        (_model, _document, _refused) = (null, null, null);
        if (ReportKinds.Find(Kind) is not { } kind)
        {
            _refused = Sentence(new NotFound());
            return;
        }

        var outcome = await GetReport.HandleAsync(Caller, new(Id, kind, Submission), Gone);
        if (outcome.Refusal is { } refusal and not SessionEnded) _refused = Sentence(refusal);
        else if (Accept(outcome, out var model)) Show(model, kind);
    }

    private void Show(ReportModel model, ReportKind kind)
    {
        (_model, _document) = (model, ReportDocument.Of(model, kind));
        _headings = [.. _document.Blocks.OfType<Heading>()];
        _missing = PdfWriter.MissingCharacters(_document);
    }
}
