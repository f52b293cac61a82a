using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <param name="Id">In the library.</param>
/// <param name="Content">As the newest version says.</param>
/// <param name="Fits">Whether it applies to a kind of API that the connection has.</param>
/// <param name="IsAsked">Whether the assessment asks it already.</param>
/// <param name="IsCarried">Whether its answers will begin with the earlier round's, which asked the same version.</param>
public sealed record ItemToAdd(Guid Id, CustomItemContent Content, bool Fits, bool IsAsked, bool IsCarried);

/// <summary>What an earlier round left out and added, to start this one with.</summary>
public sealed record EarlierTailoring(Guid AssessmentId, AssessmentPurpose Purpose, int Round, int Excluded, int Added);

/// <param name="Library">The bank's items that are not retired, those that fit first.</param>
/// <param name="Earlier">Null if there was none, or this round has been changed already.</param>
public sealed record ItemsToAdd(IReadOnlyList<ItemToAdd> Library, EarlierTailoring? Earlier);

/// <summary>What a bank can add to an assessment.</summary>
public sealed class GetItemsToAdd(WorkbenchDatabase database)
{
    public Task<Outcome<ItemsToAdd>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<ItemsToAdd>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (!FieldRules.MayTailor(by)) return new RoleMissing("Tailor");
            var items = await work.Db.CustomItems.Where(i => i.OrganizationId == by.OrganizationId && i.RetiredUtc == null)
                .OrderBy(i => i.Id).ToListAsync(cancellationToken);
            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            var asked = tailoring.Checklist.Added.Select(added => added.CustomItemId).ToHashSet();
            var before = await EarlierAnswers.OfAsync(work.Db, assessment, cancellationToken);
            var library = items.Select(item => new ItemToAdd(
                    item.Id, item.Content, item.Content.Fits(connection.Profile.ApiKinds), asked.Contains(item.Id), before?.NumberOf(item) is not null))
                .OrderByDescending(item => item.Fits).ToList();
            return new ItemsToAdd(library, tailoring.Revision > 0 ? null : await FindEarlierAsync(work, assessment, cancellationToken));
        }, cancellationToken);

    private static async Task<EarlierTailoring?> FindEarlierAsync(Work work, Assessment assessment, CancellationToken cancellationToken)
    {
        if (await work.Db.FindEarlierTailoredAsync(assessment, cancellationToken) is not { } earlier) return null;
        var checklist = (await work.Db.ReadTailoringAsync(earlier, cancellationToken)).Checklist;
        var excluded = CarriedTailoring.ExclusionsToCarry(checklist, earlier, assessment).Count();
        return excluded + checklist.Added.Count == 0 ? null : new(earlier.Id, earlier.Purpose, earlier.Round, excluded, checklist.Added.Count);
    }
}
