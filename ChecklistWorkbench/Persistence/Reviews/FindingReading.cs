using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Reviews;

internal static class FindingReading
{
    /// <summary>With everything that was done about them and what that stands on, for reading alone.</summary>
    public static IQueryable<Finding> WithSteps(this IQueryable<Finding> findings) =>
        findings.AsNoTracking().Include(finding => finding.Steps).ThenInclude(step => step.Evidence);
}
