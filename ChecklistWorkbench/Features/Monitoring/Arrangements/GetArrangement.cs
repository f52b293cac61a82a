using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Monitoring.Arrangements;

/// <summary>One version of the 取決め.</summary>
public sealed record ArrangementLine(
    Guid Id, int Number, MonitoringTerms Terms, ArrangementState State, string ProposedByName, DateTime ProposedUtc, string? SettledByName, DateTime? SettledUtc, string SettledWords);

/// <summary>The 取決め of a connection as one of its parties sees it.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="InForce">Of these the one in force; null while nothing is agreed.</param>
/// <param name="NextOpensOn">The day on which the next round opens.</param>
/// <param name="IsWaitingForRound">Whether that day has come and the round before is still under way.</param>
public sealed record ArrangementView(
    Guid ConnectionId, string FirmName, string BankName, string ServiceName, IReadOnlyList<ArrangementLine> Versions, ArrangementLine? InForce, DateOnly? NextOpensOn, bool IsWaitingForRound,
    DateOnly Today)
{
    public ArrangementLine? Waiting => Versions.FirstOrDefault(version => version.State == ArrangementState.Proposed);

    public required IReadOnlySet<ArrangementAct> Can { get; init; }
}

/// <summary>Every version of a connection's 取決め, for both parties.</summary>
public sealed class GetArrangement(WorkbenchDatabase database)
{
    public Task<Outcome<ArrangementView>> HandleAsync(Caller caller, Guid connectionId, CancellationToken cancellationToken) =>
        database.ReadAsync<ArrangementView>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(connectionId, cancellationToken);
            if (ArrangementRules.BarrierTo(ArrangementAct.Read, null, by) is { } refusal) return refusal;
            var (bank, firm) = await work.Db.ReadNamesAsync(connection, cancellationToken);
            var versions = await work.Db.Arrangements.Where(a => a.ConnectionId == connectionId).OrderByDescending(a => a.Number).ToListAsync(cancellationToken);
            var inForce = versions.FirstOrDefault(version => version.NextOpensOn is not null);
            var today = JapanTime.DateOf(work.NowUtc);
            var waits = inForce?.IsDue(today) == true && await work.Db.Assessments.AnyAsync(
                a => a.ConnectionId == connectionId && a.Purpose == AssessmentPurpose.Monitoring && AssessmentSteps.UnderWay.Contains(a.State), cancellationToken);
            return new ArrangementView(
                connectionId, firm, bank, connection.ServiceName, [.. versions.Select(LineOf)], inForce is null ? null : LineOf(inForce), inForce?.NextOpensOn, waits, today)
            {
                Can = Enum.GetValues<ArrangementAct>().Where(act => connection.IsComplete && ArrangementRules.May(act, versions.Count == 0 ? null : versions[0].State, by)).ToHashSet(),
            };
        }, cancellationToken);

    private static ArrangementLine LineOf(Arrangement a) =>
        new(a.Id, a.Number, a.Terms, a.State, a.ProposedByName, a.ProposedUtc, a.SettledByName, a.SettledUtc, a.SettledWords);
}
