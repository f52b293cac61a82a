using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <summary>No earlier round left anything out or added anything, or this one's list was changed already.</summary>
public sealed record NothingToCarryOver : Refusal;

/// <summary>
/// Starts a round with the list of items of the connection's last one: the same items left out, with their reasons, and the same 独自確認項目 in
/// their newest versions; of those in the same version the answers come along where the round began with earlier answers. Retired ones are not asked again; numbers of another edition mean other items and are not taken over.
/// </summary>
public sealed class CarryTailoringOver(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (!FieldRules.MayTailor(by)) return new RoleMissing("Tailor");
            if (assessment.TailoringRevision > 0 || await work.Db.FindEarlierTailoredAsync(assessment, cancellationToken) is not { } earlier) return new NothingToCarryOver();

            var last = (await work.Db.ReadTailoringAsync(earlier, cancellationToken)).Checklist;
            var tailoring = Tailoring.None;
            var responses = (await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellationToken)).ToLookup(r => r.ItemNumber);
            foreach (var exclusion in CarriedTailoring.ExclusionsToCarry(last, earlier, assessment))
            {
                var outcome = assessment.Exclude(exclusion.ItemNumber, exclusion.Reason, tailoring, [.. responses[exclusion.ItemNumber]], by, work.NowUtc);
                if (!outcome.Succeeded) return outcome.Refusal;
                work.Db.TailoringChanges.Add(outcome.Value);
                tailoring = tailoring.With(outcome.Value);
            }

            Guid[] ids = [.. last.Added.Select(added => added.CustomItemId)];
            var library = await work.Db.CustomItems.Where(i => ids.Contains(i.Id) && i.RetiredUtc == null).ToDictionaryAsync(i => i.Id, cancellationToken);
            var answers = await EarlierAnswers.OfAsync(work.Db, assessment, cancellationToken);
            foreach (var id in ids.Where(library.ContainsKey))
            {
                var outcome = work.Add(assessment, library[id], tailoring, answers, by);
                if (!outcome.Succeeded) return outcome.Refusal;
                tailoring = outcome.Value;
            }

            return default(Done);
        }, cancellationToken);
}
