using System.Globalization;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using ChecklistWorkbench.Ui.Standing;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Dashboard.Overview;

/// <summary>The overview for a file. The download is in the organisation's trail.</summary>
public sealed class ExportOverview(WorkbenchDatabase database, GetOverview overview)
{
    public async Task<Outcome<OverviewView>> HandleAsync(Caller caller, OverviewState state, CancellationToken cancellationToken)
    {
        var read = await overview.HandleAsync(caller, state, cancellationToken);
        if (!read.Succeeded) return read;
        var recorded = await database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.ExportDownloaded, by.Actor, work.NowUtc, by.OrganizationId,
                Details: new { Kind = "overview", Lines = read.Value.Lines.Count }));
            return default(Done);
        }, cancellationToken);
        return recorded.Succeeded ? read : recorded.Refusal;
    }
}

/// <summary>The overview as CSV, and where it is fetched.</summary>
internal static class OverviewCsv
{
    public static void MapOverviewFile(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(WorkbenchUrls.OverviewFile, async (HttpContext http, ExportOverview export, IStringLocalizer<OverviewTexts> texts, IStringLocalizer<StandingTexts> standing) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            var outcome = await export.HandleAsync(caller, OverviewState.Read(http.Request.QueryString.Value ?? ""), http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return outcome.Refusal switch
            {
                null => Results.File(CsvText.File(Lines(outcome.Value, texts, standing)), CsvText.ContentType, $"overview-{outcome.Value.Today:yyyyMMdd}.csv"),
                SessionEnded => Results.Challenge(),
                _ => Results.NotFound(),
            };
        });

    private static IEnumerable<IReadOnlyList<string>> Lines(OverviewView view, IStringLocalizer<OverviewTexts> texts, IStringLocalizer<StandingTexts> standing)
    {
        string[] heads = ["Column.Other", "Column.Service", "Column.Round", "Column.State", "Column.Due", "Column.Findings", "Column.Overdue", "Column.Waiting"];
        var values = Enum.GetValues<RatingValue>();
        yield return [.. heads.Select(head => texts[head].Value), .. view.ShowsRatings ? view.Categories.SelectMany(category => values.Select(value => $"{category.Name} {texts[$"Value.{value}"].Value}")) : []];
        foreach (var line in view.Lines)
        {
            yield return
            [
                line.OtherName, line.ServiceName, line.Newest is { } newest ? AssessmentName.Of(newest.Purpose, newest.Round, standing) : "",
                line.Newest is { } round ? standing[$"State.{round.State}"].Value : "", line.Newest?.DueOn is { } due ? Formats.Date(due) : "",
                Figure(line.OpenFindings), Figure(line.OverdueFindings), Figure(line.Waiting),
                .. view.ShowsRatings ? view.Categories.SelectMany(category => values.Select(value => Figure(line.Categories.GetValueOrDefault(category.Chapter, RatingTally.None)[value]))) : [],
            ];
        }
    }

    private static string Figure(int value) => value.ToString(CultureInfo.InvariantCulture);
}
