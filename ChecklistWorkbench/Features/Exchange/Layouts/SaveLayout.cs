using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <param name="AssessmentId">The assessment that the sample was received for; its bank is whose layout it is.</param>
/// <param name="FileId">The sample.</param>
/// <param name="Draft">What the user has said about it.</param>
/// <param name="Name">What it is called in lists.</param>
/// <param name="LayoutId">The one to replace; null for a new one.</param>
/// <param name="Version">The version of it that the user went on from.</param>
public sealed record SaveLayoutRequest(Guid AssessmentId, Guid FileId, LayoutDraft Draft, string Name, Guid? LayoutId = null, int Version = 0);

/// <summary>Nothing of the sample can be read so: a 様式の対応付け that does not even fit its sample helps nobody.</summary>
public sealed record LayoutReadsNothing : Refusal;

/// <summary>The organisation has another of that name for the bank.</summary>
public sealed record LayoutNameTaken : Refusal;

/// <summary>Saves a 様式の対応付け for the connection's bank, for the caller's organisation alone.</summary>
public sealed class SaveLayout(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<Guid>> HandleAsync(Caller caller, SaveLayoutRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Guid>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (ReceivingRight.Refusing(by) is { } refusal) return refusal;
            if (string.IsNullOrWhiteSpace(request.Name)) return new InvalidField(nameof(request.Name), "Required");
            if (request.Name.Length > Lengths.Line) return new InvalidField(nameof(request.Name), "TooLong", Lengths.Line, request.Name.Length);
            if (await ReceivedContent.FindAsync(work, assessment.Id, request.FileId, by, cancellationToken) is not { } file) return new NotFound();
            var workbook = WorkbookReader.Read(await ReceivedContent.BytesAsync(work, file, cancellationToken), cancellationToken);
            if (!workbook.Succeeded) return workbook.Refusal;
            var trial = LayoutSample.Try(workbook.Value, await editions.GetAsync(assessment.EditionId, cancellationToken), request.Draft);
            if (trial.Form is not { Items.Count: > 0 }) return new LayoutReadsNothing();

            var saved = await work.Db.WorkbookLayouts
                .Where(l => l.OrganizationId == by.OrganizationId && l.FinancialInstitutionId == connection.FinancialInstitutionId && l.RetiredUtc == null).ToListAsync(cancellationToken);
            if (saved.Exists(layout => layout.Id != request.LayoutId && layout.Name == request.Name.Trim())) return new LayoutNameTaken();
            var mapping = (trial.Mapping with { Name = request.Name.Trim() }).ToJson();
            if (request.LayoutId is { } id)
            {
                if (saved.Find(layout => layout.Id == id) is not { } known) return new NotFound();
                var changed = known.Change(request.Name, mapping, request.Version, by, work.NowUtc);
                return changed.Succeeded ? id : changed.Refusal;
            }

            var layout = WorkbookLayout.Add(connection.FinancialInstitutionId!.Value, request.Name, mapping, by, work.NowUtc);
            work.Db.WorkbookLayouts.Add(layout);
            return layout.Id;
        }, cancellationToken);
}
