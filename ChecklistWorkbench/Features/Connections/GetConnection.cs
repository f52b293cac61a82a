using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>A connection as one of its parties sees it.</summary>
/// <param name="Party">The caller's side.</param>
/// <param name="CounterpartyName">The other party's registered name, or as the opener typed it until it has joined.</param>
/// <param name="HasJoined">Whether the other party is there.</param>
/// <param name="InvitationExpiresUtc">Until when an open invitation can be used; null if there is none.</param>
/// <param name="Rounds">Assessments, newest first.</param>
/// <param name="Editions">Editions for a new round, newest first.</param>
public sealed record ConnectionDetails(
    Guid Id, Party Party, string OwnName, string CounterpartyName, bool HasJoined, DateTime? InvitationExpiresUtc, ConnectionContent Content,
    IReadOnlyList<RoundRow> Rounds, IReadOnlyList<EditionChoice> Editions, bool CanManage, bool CanRead, DateOnly Today);

public sealed record RoundRow(
    Guid Id, AssessmentPurpose Purpose, int Round, AssessmentState State, DateOnly? DueOn, DateTime OpenedUtc, string EditionLabel, AssessmentProgress Progress)
{
    public bool IsUnderWay => AssessmentSteps.UnderWay.Contains(State);
}

public sealed record EditionChoice(string Id, string Label);

/// <summary>One connection with its rounds.</summary>
public sealed class GetConnection(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ConnectionDetails>> HandleAsync(Caller caller, Guid connectionId, CancellationToken cancellationToken) =>
        database.ReadAsync<ConnectionDetails>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(connectionId, cancellationToken);
            var counterpartyId = by.Party == Party.ConnectingFirm ? connection.FinancialInstitutionId : connection.ConnectingFirmId;
            var names = await work.Db.Organizations.Where(o => o.Id == by.OrganizationId || o.Id == counterpartyId)
                .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
            var expires = counterpartyId is null
                ? await work.Db.Invitations.Where(i => i.ConnectionId == connectionId && i.UsedUtc == null && i.ExpiresUtc > work.NowUtc)
                    .MaxAsync(i => (DateTime?)i.ExpiresUtc, cancellationToken)
                : null;
            var rounds = await (
                from assessment in work.Db.Assessments
                join edition in work.Db.Editions on assessment.EditionId equals edition.Id
                where assessment.ConnectionId == connectionId
                orderby assessment.OpenedUtc descending
                select new { assessment.Id, assessment.Purpose, assessment.Round, assessment.State, assessment.DueOn, assessment.OpenedUtc, edition.Label })
                .ToListAsync(cancellationToken);
            var progress = await work.Db.GetProgressAsync([.. rounds.Select(round => round.Id)], cancellationToken);
            return new ConnectionDetails(
                connection.Id, by.Party, names[by.OrganizationId], counterpartyId is { } id ? names[id] : connection.CounterpartyName, counterpartyId is not null, expires,
                new ConnectionContent(connection.ServiceName, connection.Profile),
                [.. rounds.Select(r => new RoundRow(r.Id, r.Purpose, r.Round, r.State, r.DueOn, r.OpenedUtc, r.Label, progress.GetValueOrDefault(r.Id, AssessmentProgress.None)))],
                [.. (await editions.GetAllAsync(cancellationToken)).Select(edition => new EditionChoice(edition.Id, edition.Label))],
                FieldRules.CanManageConnection(by), FieldRules.CanRead(by), JapanTime.DateOf(work.NowUtc));
        }, cancellationToken);
}
