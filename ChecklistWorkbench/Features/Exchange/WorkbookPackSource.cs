using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary>The official workbook of the submission.</summary>
public sealed class WorkbookPackSource(EditionCatalogue editions) : PackSource
{
    public override int Order => 100;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var (version, checklist, answers) = ExportWorkbook.VersionOf(subject.Frozen);
        var edition = await editions.GetAsync(subject.Assessment.EditionId, cancellationToken);
        var form = FormModelBuilder.Build(new(edition, subject.Connection, subject.FinancialInstitution, subject.ConnectingFirm, subject.Assessment, version, answers) { Checklist = checklist });
        var number = subject.Frozen.Submission.Number;
        return [PackPart.Of($"{PackPath.Form}/公式様式_提出第{number}回{ExportedWorkbook.Extension}", $"提出 第{number}回の回答から作成した公式様式", () => WorkbookWriter.Write(form), isPacked: true)];
    }
}
