using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Submissions;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Oscal.Plans;

/// <summary>The assessment has no findings, and a plan of nothing is none.</summary>
public sealed record NoFindingsToExport : Refusal;

/// <summary>An OSCAL document as a file.</summary>
public sealed record ExportedOscal(string FileName, byte[] Content);

/// <summary>The findings and plans of an assessment as an OSCAL POA&amp;M; the download stands in the connection's trail.</summary>
public sealed class ExportPlans(WorkbenchDatabase database)
{
    public Task<Outcome<ExportedOscal>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) => database.ChangeAsync<ExportedOscal>(caller, async work =>
    {
        var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
        var findings = await work.Db.Findings.WithSteps().Where(finding => finding.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
        if (findings.Count == 0) return new NoFindingsToExport();
        var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
        work.Db.Record(new(connection.ChainId, AuditActions.ExportDownloaded, by.Actor, work.NowUtc, assessment.Id, Details: new { Kind = "oscal-poam", Lines = findings.Count }));
        return new ExportedOscal(
            DownloadName.Of(OscalJson.Extension, JapanTime.DateOf(work.NowUtc), "OSCAL-POAM", firm, bank),
            OscalJson.Write(PlansBuilder.Build(new(assessment, connection, bank, firm, findings))));
    }, cancellationToken);
}

/// <summary>Where it is fetched.</summary>
internal static class PlansEndpoint
{
    public static void MapPlansFile(this WebApplication app) =>
        app.MapGet("/assessments/{id:guid}/findings/oscal", async (Guid id, HttpContext http, ExportPlans export, IStringLocalizer<RefusalTexts> refusals) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            var outcome = await export.HandleAsync(caller, id, http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return outcome.Refusal switch
            {
                null => Results.File(outcome.Value.Content, OscalJson.ContentType, outcome.Value.FileName),
                SessionEnded => Results.Challenge(),
                NoFindingsToExport => Results.Text(RefusalSentences.Of(outcome.Refusal, refusals), statusCode: StatusCodes.Status409Conflict),
                _ => Results.NotFound(),
            };
        });
}
