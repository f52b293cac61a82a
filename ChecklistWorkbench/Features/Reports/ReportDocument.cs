using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Sections;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>Lays a report out: which sections, in which order. The same blocks are printed and previewed.</summary>
public static class ReportDocument
{
    public static PdfReport Of(ReportModel model) => new(PropertiesOf(model.Header),
    [
        .. CoverSection.Blocks(model.Header),
        new Contents(ReportWords.Contents),
        .. SummarySection.Blocks(model),
        .. PlansSection.Blocks(model),
        .. ItemsSection.Blocks(model),
        .. ScopeSection.Blocks(model),
        .. OriginSection.Blocks(model.Header),
    ]);

    private static PdfProperties PropertiesOf(ReportHeader header) => new(
        $"{header.Title} {header.Assessment} {ReportWords.Submission(header.Submission)} — {header.ConnectingFirm}／{header.FinancialInstitution}",
        header.ConnectingFirm, $"{header.EditionName} {header.EditionLabel}", header.SubmittedUtc,
        $"{header.Title}　{header.ConnectingFirm}／{header.FinancialInstitution}",
        $"{header.Assessment}　{ReportWords.Submission(header.Submission)}　{Formats.DateTime(header.SubmittedUtc)}　SHA-256 {header.Hash[..16]}…");
}
