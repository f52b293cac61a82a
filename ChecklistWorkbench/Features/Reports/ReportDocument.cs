using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Sections;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>Lays a report out: which sections, in which order. The same blocks are printed and previewed.</summary>
public static class ReportDocument
{
    /// <param name="model">What it says.</param>
    /// <param name="kind">Which report.</param>
    /// <param name="watermark">See <see cref="PdfProperties.Watermark"/>.</param>
    public static PdfReport Of(ReportModel model, ReportKind kind = ReportKind.SubmissionCopy, string? watermark = null) => new(PropertiesOf(model.Header) with { Watermark = watermark }, kind switch
    {
        ReportKind.SubmissionCopy =>
        [
            .. CoverSection.Blocks(model.Header),
            new Contents(ReportWords.Contents),
            .. StatementsSection.Blocks(model),
            .. SummarySection.Blocks(model),
            .. PlansSection.Blocks(model),
            .. ItemsSection.Blocks(model),
            .. ScopeSection.Blocks(model),
            .. OriginSection.Blocks(model.Header),
        ],
        ReportKind.Review =>
        [
            .. CoverSection.Blocks(model.Header),
            new Contents(ReportWords.Contents),
            .. RatingsSection.Blocks(model),
            .. DecisionSection.Blocks(model.Review!.Decision),
            .. FindingsSection.Blocks(model.Review, isWhole: false),
            .. RelianceSection.Blocks(model.Review.Reliances),
            .. StatementsSection.Blocks(model),
            .. SummarySection.Blocks(model),
            .. PlansSection.Blocks(model),
            .. ItemsSection.Blocks(model),
            .. ScopeSection.Blocks(model),
            .. ReviewOriginSection.Blocks(model),
        ],
        ReportKind.Decision => [.. DecisionSheetSection.Blocks(model), .. ReviewOriginSection.Blocks(model)],
        _ => [.. CoverSection.Blocks(model.Header), .. FindingsSection.Blocks(model.Review!, isWhole: true), .. ReviewOriginSection.Blocks(model)],
    });

    private static PdfProperties PropertiesOf(ReportHeader header) => new(
        $"{header.Title} {header.Assessment} {ReportWords.Submission(header.Submission)} — {header.ConnectingFirm}／{header.FinancialInstitution}",
        header.ConnectingFirm, $"{header.EditionName} {header.EditionLabel}", header.SubmittedUtc,
        $"{header.Title}　{header.ConnectingFirm}／{header.FinancialInstitution}",
        $"{header.Assessment}　{ReportWords.Submission(header.Submission)}　{Formats.DateTime(header.SubmittedUtc)}　SHA-256 {header.Hash[..16]}…");
}
