using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <param name="On">The day it was made, in Japan.</param>
public sealed record ExportedFindings(IReadOnlyList<FindingRow> Rows, DateOnly On);

/// <summary>The findings that a filter leaves, all pages of them, for a file. The download is in the organisation's trail.</summary>
public sealed class ExportFindings(WorkbenchDatabase database)
{
    public Task<Outcome<ExportedFindings>> HandleAsync(Caller caller, FindingsState state, CancellationToken cancellationToken) =>
        database.ChangeAsync<ExportedFindings>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanRead(by)) return new RoleMissing("Read");
            var today = JapanTime.DateOf(work.NowUtc);
            var rows = await GetFindings.AllAsync(work.Db, by, state, today, cancellationToken);
            work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.ExportDownloaded, by.Actor, work.NowUtc, by.OrganizationId,
                Details: new { Kind = "findings", Lines = rows.Count }));
            return new ExportedFindings(rows, today);
        }, cancellationToken);
}

/// <summary>Findings as CSV, and where it is fetched.</summary>
internal static class FindingsCsv
{
    private static readonly string[] Heads =
    [
        "Column.Counterparty", "Column.Service", "Column.Number", "Column.Item", "Severity", "Column.State", "Column.Text", "Plan", "Plan.Owner", "Plan.Due", "Column.Raised", "Column.Ended",
    ];

    public static void MapFindingsFile(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(WorkbenchUrls.FindingsFile, async (HttpContext http, ExportFindings export, IStringLocalizer<FindingTexts> texts) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            var outcome = await export.HandleAsync(caller, FindingsState.Read(http.Request.QueryString.Value ?? ""), http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return outcome.Refusal switch
            {
                null => Results.File(CsvText.File(Lines(outcome.Value.Rows, texts)), CsvText.ContentType, $"findings-{outcome.Value.On:yyyyMMdd}.csv"),
                SessionEnded => Results.Challenge(),
                _ => Results.NotFound(),
            };
        });

    private static IEnumerable<IReadOnlyList<string>> Lines(IReadOnlyList<FindingRow> rows, IStringLocalizer<FindingTexts> texts) =>
    [
        [.. Heads.Select(head => texts[head].Value)],
        .. rows.Select(row => (string[])[
            row.Counterparty, row.ServiceName, row.Number.ToString(CultureInfo.InvariantCulture), ItemNumbers.Label(row.ItemNumber), texts[$"Severity.{row.Severity}"], texts[$"State.{row.State}"],
            row.Text, row.PlanText, row.PlanOwner, row.DueOn is { } due ? Formats.Date(due) : "", Formats.DateTime(row.RaisedUtc), row.EndedUtc is { } ended ? Formats.DateTime(ended) : "",
        ]),
    ];
}
