using System.Diagnostics.CodeAnalysis;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>The query behind the dashboard: an organisation's assessments, each with whose turn it is, decided in the database.</summary>
internal static class AssessmentRows
{
    private const string Translated = "Runs as SQL, which has no cultures and no comparison argument.";

    public static IQueryable<AssessmentRow> Of(WorkbenchDbContext db, Participation by)
    {
        var (party, isBank) = (by.Party, by.Party == Party.FinancialInstitution);
        var mine = isBank
            ? db.Connections.InReachOf(by).Where(c => c.FinancialInstitutionId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.ConnectingFirmId })
            : db.Connections.InReachOf(by).Where(c => c.ConnectingFirmId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.FinancialInstitutionId });
        return
            from side in mine
            join other in db.Organizations on side.OtherId equals other.Id
            join assessment in db.Assessments on side.Connection.Id equals assessment.ConnectionId
            select new AssessmentRow
            {
                Id = assessment.Id,
                ConnectionId = assessment.ConnectionId,
                OtherName = other.Name,
                ServiceName = side.Connection.ServiceName,
                Purpose = assessment.Purpose,
                Round = assessment.Round,
                State = assessment.State,
                DueOn = assessment.DueOn,
                OpenedUtc = assessment.OpenedUtc,
                // 作成中 is the firm's move, and the bank's too while it owes answers of its own; what follows is the bank's.
                Turn = assessment.State == AssessmentState.Closed || assessment.State == AssessmentState.Withdrawn ? 2
                    : assessment.State != AssessmentState.Drafting ? (isBank ? 0 : 1)
                    : !isBank || !db.Responses.Where(r => r.AssessmentId == assessment.Id && r.Party == party && r.Lock == ResponseLock.None).All(Response.Answered) ? 0
                    : 1,
            };
    }

    [SuppressMessage("Globalization", "CA1304", Justification = Translated), SuppressMessage("Globalization", "CA1311", Justification = Translated)]
    [SuppressMessage("Performance", "CA1862", Justification = Translated)]
    public static IQueryable<AssessmentRow> Matching(this IQueryable<AssessmentRow> rows, DashboardState state)
    {
        if (state.State is { } stage) rows = rows.Where(row => row.State == stage);
        if (state.Search.Length == 0) return rows;
        // Lower case on both sides: databases differ in whether Contains minds case.
        var words = state.Search.ToLowerInvariant();
        return rows.Where(row => row.OtherName.ToLower().Contains(words) || row.ServiceName.ToLower().Contains(words));
    }
}

/// <summary>One assessment; <see cref="Turn"/> is the number of a <see cref="Dashboard.Turn"/>, so that databases sort by it.</summary>
internal sealed class AssessmentRow
{
    public required Guid Id { get; init; }

    public required Guid ConnectionId { get; init; }

    public required string OtherName { get; init; }

    public required string ServiceName { get; init; }

    public required AssessmentPurpose Purpose { get; init; }

    public required int Round { get; init; }

    public required AssessmentState State { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required DateTime OpenedUtc { get; init; }

    public required int Turn { get; init; }
}
