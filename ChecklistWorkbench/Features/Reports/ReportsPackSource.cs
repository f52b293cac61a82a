using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>The reports of the submission as PDF: 提出控え, 報告書 and 指摘一覧, and 判定書 if a decision was taken on it.</summary>
public sealed class ReportsPackSource(EditionCatalogue editions) : PackSource
{
    public override int Order => 200;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var watermark = subject.Mark is { } mark ? $"{mark.Recipient}　{Formats.Date(mark.On)}" : null;
        var number = subject.Frozen.Submission.Number;
        var parts = new List<PackPart>();
        foreach (var kind in ReportKinds.ByWord.Values.Where(kind => kind != ReportKind.Decision || subject.Decision is not null))
        {
            var read = await ReportQuery.ReadAsync(work, editions, subject.Assessment, subject.Connection, kind, number, cancellationToken);
            if (!read.Succeeded) throw new InvalidOperationException($"The submission that a pack was begun with has no {kind}: {read.Refusal}");
            var model = read.Value;
            parts.Add(PackPart.Of($"{PackPath.Reports}/{model.Header.Title}{WrittenPdf.Extension}", $"提出 第{number}回から作成した{model.Header.Title}",
                () => PdfWriter.Write(ReportDocument.Of(model, kind, watermark)).Content));
        }

        return parts;
    }
}
