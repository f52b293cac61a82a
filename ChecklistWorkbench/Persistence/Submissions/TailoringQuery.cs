using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Submissions;

/// <summary>Reads what a bank made of an assessment's list of items; each is one query.</summary>
public static class TailoringQuery
{
    /// <summary>Asks nothing where the assessment says that nothing was ever changed.</summary>
    public static async Task<Tailoring> ReadTailoringAsync(this WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken)
    {
        if (assessment.TailoringRevision == 0) return Tailoring.None;
        var steps = await (
            from change in db.TailoringChanges.AsNoTracking()
            where change.AssessmentId == assessment.Id
            join version in db.CustomItemVersions.AsNoTracking() on new { Id = change.CustomItemId, Number = change.CustomItemVersion }
                equals new { Id = (Guid?)version.CustomItemId, Number = (int?)version.Number } into versions
            from version in versions.DefaultIfEmpty()
            select new { change, version }).ToListAsync(cancellationToken);
        return Tailoring.Of(steps.Select(step => new TailoringStep(step.change, step.version?.Content)));
    }

    /// <summary>The names of the connection's two parties, and on the bank's row what it changed: one query for what every opening needs.</summary>
    public static async Task<(string Firm, string Bank, Tailoring Tailoring)> ReadPartiesAsync(
        this WorkbenchDbContext db, Connection connection, Assessment assessment, CancellationToken cancellationToken)
    {
        var rows = await (
            from organization in db.Organizations
            where organization.Id == connection.ConnectingFirmId || organization.Id == connection.FinancialInstitutionId
            join change in db.TailoringChanges.Where(c => c.AssessmentId == assessment.Id) on organization.Id equals change.OrganizationId into changes
            from change in changes.DefaultIfEmpty()
            join version in db.CustomItemVersions on new { Id = change.CustomItemId, Number = change.CustomItemVersion }
                equals new { Id = (Guid?)version.CustomItemId, Number = (int?)version.Number } into versions
            from version in versions.DefaultIfEmpty()
            select new { organization.Id, organization.Name, change, version }).ToListAsync(cancellationToken);
        var steps = rows.Where(row => row.change is not null).Select(row => new TailoringStep(row.change, row.version?.Content));
        return (NameOf(connection.ConnectingFirmId), NameOf(connection.FinancialInstitutionId), Tailoring.Of(steps));

        string NameOf(Guid? id) => rows.First(row => row.Id == id).Name;
    }
}
