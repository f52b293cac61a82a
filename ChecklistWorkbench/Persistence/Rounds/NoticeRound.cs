using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>Opens the items of a 変更届 to the firm: in the round that is being drafted, or in one of their own.</summary>
public sealed class NoticeRound(EditionCatalogue editions, NextRound rounds)
{
    /// <summary>
    /// Opens them if they can be opened now; the caller saves. While a round is with the bank they cannot be, and where there never was one there is nothing to open.
    /// </summary>
    public async Task OpenItemsAsync(WorkbenchDbContext db, ChangeNotice notice, Connection connection, AuditActor by, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (notice.AssessmentId is not null) return;
        var known = await db.Assessments.Where(a => a.ConnectionId == connection.Id && a.State != AssessmentState.Withdrawn).ToListAsync(cancellationToken);
        if (known.Count == 0) return;
        var drafted = known.OrderByDescending(round => round.Purpose).FirstOrDefault(round => round.State == AssessmentState.Drafting);
        if (drafted is not null)
        {
            drafted.AskAlso(notice.Items, await db.Responses.Where(r => r.AssessmentId == drafted.Id).ToListAsync(cancellationToken));
            notice.ItemsOpenedIn(drafted.Id, by, nowUtc);
            return;
        }

        if (known.Any(round => round.State is AssessmentState.Submitted or AssessmentState.UnderReview)) return;
        var edition = (await editions.GetAllAsync(cancellationToken))[0];
        var opened = await rounds.OpenAsync(db, new(connection, edition, AssessmentPurpose.Monitoring, notice.AnswersDueOn, CarryOver: true), by, nowUtc, cancellationToken);
        if (!opened.Succeeded) return;
        opened.Value.Assessment.AskOnly(notice.Items.ToHashSet(), opened.Value.Responses);
        notice.ItemsOpenedIn(opened.Value.Assessment.Id, by, nowUtc);
    }
}
