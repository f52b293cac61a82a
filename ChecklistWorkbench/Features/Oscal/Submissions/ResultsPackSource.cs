using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Packs;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Oscal.Submissions;

/// <summary>The submission once more in the form that tools for audits exchange: NIST OSCAL assessment results.</summary>
public sealed class ResultsPackSource : PackSource
{
    public override int Order => 450;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var id = subject.Assessment.Id;
        var source = new ResultsSource(
            subject,
            await work.Db.RatingShares.AsNoTracking().Include(share => share.Items).Where(share => share.AssessmentId == id).OrderByDescending(share => share.Number).FirstOrDefaultAsync(cancellationToken),
            await work.Db.Findings.AsNoTracking().Where(finding => finding.AssessmentId == id).ToListAsync(cancellationToken),
            await work.Db.AssessmentTransitions.AsNoTracking().Where(step => step.AssessmentId == id).ToListAsync(cancellationToken));
        return [PackPart.Of($"{PackPath.Records}/oscal-assessment-results.json", $"提出 第{subject.Frozen.Submission.Number}回と共有された評価を OSCAL {OscalJson.Version} で表したもの", () => OscalJson.Write(ResultsBuilder.Build(source)))];
    }
}
