using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>What a bank made of the list of items in an earlier round of a connection, for the next one to start with.</summary>
internal static class CarriedTailoring
{
    /// <summary>The newest earlier round of the connection, of either purpose, whose list was changed.</summary>
    public static Task<Assessment?> FindEarlierTailoredAsync(this WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken) =>
        db.Assessments.AsNoTracking()
            .Where(a => a.ConnectionId == assessment.ConnectionId && a.Id != assessment.Id && a.OpenedUtc <= assessment.OpenedUtc && a.TailoringRevision > 0)
            .OrderByDescending(a => a.OpenedUtc).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What stays left out: numbers of another edition mean other items, and those of the bank's own are counted anew.</summary>
    public static IEnumerable<Exclusion> ExclusionsToCarry(TailoredChecklist last, Assessment earlier, Assessment assessment) =>
        last.Excluded.Where(exclusion => earlier.EditionId == assessment.EditionId && !ItemNumbers.IsCustom(exclusion.ItemNumber));

    /// <summary>
    /// Starts a round that opens with the list of the connection's last one: the same items left out, with their reasons, and the same 独自確認項目 in their
    /// newest versions, with the answers of those in the same version where the round begins with earlier answers. Retired ones are not asked again.
    /// </summary>
    /// <param name="db">The round and its answers are added to it already; the caller saves.</param>
    /// <param name="assessment">The round.</param>
    /// <param name="responses">Its answers.</param>
    /// <param name="bankId">Whose list it is.</param>
    /// <param name="by">Whoever opens the round.</param>
    /// <param name="nowUtc">When.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task CarryTailoringAsync(
        this WorkbenchDbContext db, Assessment assessment, IReadOnlyList<Response> responses, Guid bankId, AuditActor by, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (await db.FindEarlierTailoredAsync(assessment, cancellationToken) is not { } earlier) return;
        var last = (await db.ReadTailoringAsync(earlier, cancellationToken)).Checklist;
        var tailoring = Tailoring.None;
        foreach (var exclusion in ExclusionsToCarry(last, earlier, assessment))
        {
            var change = assessment.ExcludeAsIn(earlier, exclusion, [.. responses.Where(r => r.ItemNumber == exclusion.ItemNumber)], bankId, by, nowUtc);
            db.TailoringChanges.Add(change);
            tailoring = tailoring.With(change);
        }

        Guid[] ids = [.. last.Added.Select(added => added.CustomItemId)];
        var library = await db.CustomItems.Where(i => ids.Contains(i.Id) && i.RetiredUtc == null).ToDictionaryAsync(i => i.Id, cancellationToken);
        var answers = await EarlierAnswers.OfAsync(db, assessment, cancellationToken);
        foreach (var item in ids.Where(library.ContainsKey).Select(id => library[id]))
        {
            var (change, added) = assessment.AddItemAsIn(earlier, item, tailoring, bankId, by, nowUtc);
            if (answers?.NumberOf(item) is { } number)
            {
                foreach (var response in added) answers.CarryInto(assessment, response, number, by, nowUtc);
            }

            db.TailoringChanges.Add(change);
            db.Responses.AddRange(added);
            tailoring = tailoring.With(change, item.Content);
        }
    }
}
