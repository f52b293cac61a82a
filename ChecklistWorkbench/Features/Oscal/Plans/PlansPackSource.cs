using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Oscal.Plans;

/// <summary>The round's findings and plans once more as an OSCAL plan of action and milestones; nothing where there are none.</summary>
public sealed class PlansPackSource : PackSource
{
    public override int Order => 460;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var id = subject.Assessment.Id;
        var findings = await work.Db.Findings.WithSteps().Where(finding => finding.AssessmentId == id).ToListAsync(cancellationToken);
        if (findings.Count == 0) return [];
        var source = new PlansSource(subject.Assessment, subject.Connection, subject.FinancialInstitution, subject.ConnectingFirm, findings);
        return [PackPart.Of($"{PackPath.Records}/oscal-poam.json", $"指摘と改善計画を OSCAL {OscalJson.Version} で表したもの", () => OscalJson.Write(PlansBuilder.Build(source)))];
    }
}
