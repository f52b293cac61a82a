using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>Reads the days that matter to an organisation, on its own connections alone.</summary>
public static class DeadlinesQuery
{
    /// <param name="db">Where from.</param>
    /// <param name="organizationId">Whose.</param>
    /// <param name="party">Its side.</param>
    /// <param name="only">The connections that whoever asks is limited to; null for all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>By day, the nearest first.</returns>
    public static async Task<IReadOnlyList<Deadline>> ReadDeadlinesAsync(
        this WorkbenchDbContext db, Guid organizationId, Party party, IReadOnlySet<Guid>? only, CancellationToken cancellationToken)
    {
        var isFirm = party == Party.ConnectingFirm;
        var reachable = db.Connections.AsNoTracking().InReach(only);
        var connections =
            from connection in reachable
            where connection.FinancialInstitutionId == organizationId || connection.ConnectingFirmId == organizationId
            join other in db.Organizations on (isFirm ? connection.FinancialInstitutionId : connection.ConnectingFirmId) equals other.Id
            select new { connection.Id, connection.ServiceName, other.Name };
        var opening = await (
            from connection in connections
            join arrangement in db.Arrangements on connection.Id equals arrangement.ConnectionId
            where arrangement.NextOpensOn != null
            select new Deadline(arrangement.NextOpensOn!.Value, DeadlineKind.RoundOpens, connection.Id, connection.Name, connection.ServiceName, null)).ToListAsync(cancellationToken);
        var due = await (
            from connection in connections
            join assessment in db.Assessments on connection.Id equals assessment.ConnectionId
            where assessment.State == AssessmentState.Drafting && assessment.DueOn != null
            select new Deadline(assessment.DueOn!.Value, DeadlineKind.RoundDue, assessment.Id, connection.Name, connection.ServiceName, Party.ConnectingFirm)).ToListAsync(cancellationToken);
        var notices = await (
            from connection in connections
            join notice in db.ChangeNotices on connection.Id equals notice.ConnectionId
            where notice.State != NoticeState.Closed
            select new { connection.Name, connection.ServiceName, notice.Id, notice.State, notice.AssessmentId, notice.ReplyDueOn, notice.AnswersDueOn }).ToListAsync(cancellationToken);
        var conditions = await (
            from connection in connections
            join assessment in db.Assessments on connection.Id equals assessment.ConnectionId
            join decision in db.Decisions on assessment.Id equals decision.AssessmentId
            from condition in decision.Conditions
            where assessment.State == AssessmentState.Decided && decision.State == DecisionState.Taken && condition.MetUtc == null
            select new Deadline(condition.DueOn, DeadlineKind.ConditionDue, assessment.Id, connection.Name, connection.ServiceName, Party.ConnectingFirm)).ToListAsync(cancellationToken);
        var answers = notices.Select(n => new Deadline(n.AnswersDueOn, DeadlineKind.NoticeAnswers, n.Id, n.Name, n.ServiceName, Party.ConnectingFirm));
        var replies = notices.Where(n => n.State == NoticeState.Sent).Select(n => new Deadline(n.ReplyDueOn, DeadlineKind.NoticeReply, n.Id, n.Name, n.ServiceName, Party.FinancialInstitution));
        // A round that a notice opened is due with the notice: one day, said once.
        due.RemoveAll(day => notices.Any(n => n.AssessmentId == day.SubjectId && n.AnswersDueOn == day.On));
        return [.. opening.Concat(due).Concat(conditions).Concat(answers).Concat(replies).Concat(await ReadExpiringAsync(db, organizationId, party, reachable, only is null, cancellationToken)).OrderBy(deadline => deadline.On).ThenBy(deadline => deadline.OtherName, StringComparer.Ordinal).ThenBy(deadline => deadline.Kind)];
    }

    /// <summary>
    /// What stands on an item or was shown to someone, by the day it expires: a file that nobody uses calls for nothing. Of the other party's only what was
    /// shared on a connection in reach; one's own only for whoever reads all of the organisation's.
    /// </summary>
    private static async Task<IReadOnlyList<Deadline>> ReadExpiringAsync(
        WorkbenchDbContext db, Guid organizationId, Party party, IQueryable<Connection> reachable, bool readsOwn, CancellationToken cancellationToken)
    {
        var connections = reachable.Where(c => c.FinancialInstitutionId == organizationId || c.ConnectingFirmId == organizationId);
        var pieces = await (
            from piece in db.EvidencePieces.AsNoTracking()
            where piece.WithdrawnUtc == null && piece.ValidUntil != null
                && (db.EvidenceShares.Any(share => share.PieceId == piece.Id && connections.Any(c => c.Id == share.ConnectionId))
                    || (readsOwn && piece.OrganizationId == organizationId && db.EvidenceLinks.Any(link => link.PieceId == piece.Id && link.EndedUtc == null)))
            join owner in db.Organizations on piece.OrganizationId equals owner.Id
            select new { piece.Id, piece.Title, ValidUntil = piece.ValidUntil!.Value, piece.OrganizationId, owner.Name }).ToListAsync(cancellationToken);
        var other = party == Party.ConnectingFirm ? Party.FinancialInstitution : Party.ConnectingFirm;
        return [.. pieces.Select(piece => piece.OrganizationId == organizationId
            ? new Deadline(piece.ValidUntil, DeadlineKind.EvidenceExpires, piece.Id, "", "", party) { Title = piece.Title }
            : new Deadline(piece.ValidUntil, DeadlineKind.EvidenceExpires, piece.Id, piece.Name, "", other) { Title = piece.Title })];
    }
}
