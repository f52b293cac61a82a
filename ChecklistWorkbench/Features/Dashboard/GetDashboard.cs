using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>What waits for the caller and what happened lately.</summary>
/// <param name="Counts">Matching assessments by turn, in the order of <see cref="Turn"/>.</param>
/// <param name="Rows">One page, the reader's own turn first, then by due date.</param>
/// <param name="Activity">Last changes on the connections of this page, newest first.</param>
/// <param name="Administration">Set for an administrator who reads no assessments; then there are no rows.</param>
public sealed record DashboardView(
    Party Party, bool IsReadOnly, IReadOnlyList<int> Counts, IReadOnlyList<DashboardRow> Rows, IReadOnlyList<ActivityLine> Activity,
    AdministrationHints? Administration, DateTime NowUtc)
{
    public DateOnly Today => JapanTime.DateOf(NowUtc);
}

public sealed record DashboardRow(
    Guid Id, Turn Turn, string OtherName, string ServiceName, AssessmentPurpose Purpose, int Round, AssessmentState State, DateOnly? DueOn,
    AssessmentProgress Progress, NextStep Next);

/// <param name="Action">The audit entry's name, or <c>step.…</c> for a change of state.</param>
public sealed record ActivityLine(DateTime AtUtc, string Who, string Action, int? ItemNumber, string OtherName, string ServiceName);

/// <summary>What an administrator looks after.</summary>
public sealed record AdministrationHints(int People, int OpenInvitations, int WaitingConnections);

/// <summary>The first page of everyone: at most five queries, whatever the number of assessments.</summary>
public sealed class GetDashboard(WorkbenchDatabase database)
{
    private const int ActivityLines = 15;

    // These steps have entries of their own, which say more.
    private const string SubmitStep = "\"step\":\"Submit\"";
    private const string ReturnStep = "\"step\":\"Return\"";
    private const string DecideStep = "\"step\":\"Decide\"";

    public Task<Outcome<DashboardView>> HandleAsync(Caller caller, DashboardState state, CancellationToken cancellationToken) =>
        database.ReadAsync<DashboardView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var view = new DashboardView(by.Party, IsReadOnly(by), [0, 0, 0], [], [], null, work.NowUtc);
            if (!FieldRules.CanRead(by)) return view with { Administration = await HintsAsync(work, by, cancellationToken) };

            var matching = AssessmentRows.Of(work.Db, by).Matching(state);
            var counts = await CountAsync(work.Db, by, matching, cancellationToken);
            var page = await PageOf(matching, state).ToListAsync(cancellationToken);
            var progress = await work.Db.GetProgressAsync([.. page.Select(row => row.Id)], cancellationToken);
            return view with
            {
                Counts = counts,
                Rows = [.. page.Select(row => ToRow(row, progress.GetValueOrDefault(row.Id, AssessmentProgress.None), by))],
                Activity = await ActivityAsync(work.Db, page, cancellationToken),
            };
        }, cancellationToken);

    /// <summary>Whether the person's roles let them write no answer and take no step.</summary>
    private static bool IsReadOnly(Participation by) => !by.HasAny(Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead);

    private static async Task<IReadOnlyList<int>> CountAsync(
        WorkbenchDbContext db, Participation by, IQueryable<AssessmentRow> matching, CancellationToken cancellationToken)
    {
        var counts = await db.Organizations.Where(o => o.Id == by.OrganizationId).Select(o => new
        {
            All = matching.Count(),
            Mine = matching.Count(row => row.Turn == (int)Turn.Mine),
            Finished = matching.Count(row => row.State == AssessmentState.Closed || row.State == AssessmentState.Withdrawn),
        }).SingleAsync(cancellationToken);
        return [counts.Mine, counts.All - counts.Mine - counts.Finished, counts.Finished];
    }

    private static IQueryable<AssessmentRow> PageOf(IQueryable<AssessmentRow> matching, DashboardState state)
    {
        if (state.Turn is { } turn) matching = matching.Where(row => row.Turn == (int)turn);
        return matching.OrderBy(row => row.Turn).ThenBy(row => row.DueOn == null).ThenBy(row => row.DueOn).ThenByDescending(row => row.OpenedUtc).ThenBy(row => row.Id)
            .Skip((state.Page - 1) * DashboardState.PageSize).Take(DashboardState.PageSize);
    }

    // Reading the end of the page's own chains costs the same with a million entries as with a hundred; a search over all chains by time would not.
    private static async Task<IReadOnlyList<ActivityLine>> ActivityAsync(
        WorkbenchDbContext db, IReadOnlyList<AssessmentRow> page, CancellationToken cancellationToken)
    {
        var byChain = page.DistinctBy(row => row.ConnectionId).ToDictionary(row => AuditChain.OfConnection(row.ConnectionId));
        if (byChain.Count == 0) return [];
        string[] chainIds = [.. byChain.Keys];
        var entries = await (
            from chain in db.AuditChains
            join entry in db.AuditEntries on chain.Id equals entry.ChainId
            where chainIds.Contains(chain.Id) && entry.Sequence > chain.HeadSequence - ActivityLines
                && (entry.Action != AuditActions.AssessmentStateChanged || !(entry.Details!.Contains(SubmitStep) || entry.Details.Contains(ReturnStep) || entry.Details.Contains(DecideStep)))
            orderby entry.AtUtc descending, entry.Sequence descending
            select new { entry.ChainId, entry.AtUtc, entry.ActorName, entry.Action, entry.ItemNumber, entry.Details }).Take(ActivityLines).ToListAsync(cancellationToken);
        return [.. entries.Select(entry => new ActivityLine(
            entry.AtUtc, entry.ActorName, ActOf(entry.Action, entry.Details), entry.ItemNumber, byChain[entry.ChainId].OtherName, byChain[entry.ChainId].ServiceName))];
    }

    /// <summary>A change of state by the step that made it, which says more than that there was one.</summary>
    private static string ActOf(string action, string? details) =>
        action == AuditActions.AssessmentStateChanged ? $"step.{CanonicalJson.Read<StepTaken>(details!).Step}" : action;

    private static Task<AdministrationHints> HintsAsync(Work work, Participation by, CancellationToken cancellationToken) =>
        work.Db.Organizations.Where(o => o.Id == by.OrganizationId).Select(o => new AdministrationHints(
            work.Db.Memberships.Where(m => m.OrganizationId == o.Id && m.RevokedUtc == null).Select(m => m.PersonId).Distinct().Count(),
            work.Db.Invitations.Count(i => i.OrganizationId == o.Id && i.UsedUtc == null && i.ExpiresUtc > work.NowUtc),
            work.Db.Connections.Count(c => (c.FinancialInstitutionId == o.Id && c.ConnectingFirmId == null)
                || (c.ConnectingFirmId == o.Id && c.FinancialInstitutionId == null)))).SingleAsync(cancellationToken);

    private static DashboardRow ToRow(AssessmentRow row, AssessmentProgress progress, Participation by) => new(
        row.Id, (Turn)row.Turn, row.OtherName, row.ServiceName, row.Purpose, row.Round, row.State, row.DueOn, progress, NextStep.Of(row.State, progress, by));

    private sealed record StepTaken(AssessmentStep Step);
}
