using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>A 様式の対応付け as a file, for <c>form read --mapping</c> or another installation.</summary>
public sealed record LayoutFile(string FileName, byte[] Content)
{
    public const string ContentType = "application/json";
}

/// <summary>Hands a 様式の対応付け out to the organisation whose it is; that it was handed out stands in its trail.</summary>
public sealed class GetLayoutFile(WorkbenchDatabase database)
{
    public Task<Outcome<LayoutFile>> HandleAsync(Caller caller, Guid assessmentId, Guid layoutId, CancellationToken cancellationToken) =>
        database.ChangeAsync<LayoutFile>(caller, async work =>
        {
            var (_, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var layout = await work.Db.WorkbookLayouts.AsNoTracking().FirstOrDefaultAsync(
                l => l.Id == layoutId && l.OrganizationId == by.OrganizationId && l.FinancialInstitutionId == connection.FinancialInstitutionId, cancellationToken);
            if (layout is null) return new NotFound();
            work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.FileDownloaded, by.Actor, work.NowUtc, layout.Id, Details: new { layout.Name, layout.Version }));
            return new LayoutFile(DownloadName.Clean(layout.Name) + ".json", Encoding.UTF8.GetBytes(layout.Mapping));
        }, cancellationToken);
}
