using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.TailoredItems;

/// <param name="AssessmentId">The assessment.</param>
/// <param name="CustomItemIds">Items of the bank's library, in the order they are to be asked.</param>
public sealed record AddCustomItemsRequest(Guid AssessmentId, IReadOnlyList<Guid> CustomItemIds);

/// <summary>Asks items of the bank's library in an assessment, each in its newest version: all of them, or none.</summary>
public sealed class AddCustomItems(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, AddCustomItemsRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var (assessment, _, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (request.CustomItemIds.Count == 0) return new InvalidField("CustomItems", "ChooseOne");
            var library = await work.Db.CustomItems.Where(i => i.OrganizationId == by.OrganizationId && request.CustomItemIds.Contains(i.Id))
                .ToDictionaryAsync(i => i.Id, cancellationToken);
            if (request.CustomItemIds.Any(id => !library.ContainsKey(id))) return FieldRules.MayTailor(by) ? new NotFound() : new RoleMissing("Tailor");

            var tailoring = await work.Db.ReadTailoringAsync(assessment, cancellationToken);
            var earlier = await EarlierAnswers.OfAsync(work.Db, assessment, cancellationToken);
            foreach (var id in request.CustomItemIds)
            {
                var outcome = work.Add(assessment, library[id], tailoring, earlier, by);
                if (!outcome.Succeeded) return outcome.Refusal;
                tailoring = outcome.Value;
            }

            return default(Done);
        }, cancellationToken);
}

/// <summary>What adding one item and carrying over a whole list have in common.</summary>
internal static class AddedItems
{
    /// <summary>
    /// Adds the item; the value is the list of items after it. Its answers begin with those of the round that this one began with, where that round asked
    /// the same version; otherwise empty.
    /// </summary>
    public static Outcome<Tailoring> Add(this Work work, Assessment assessment, CustomItem item, Tailoring tailoring, EarlierAnswers? earlier, Participation by)
    {
        var outcome = assessment.AddItem(item, tailoring, by, work.NowUtc);
        if (!outcome.Succeeded) return outcome.Refusal;
        if (earlier?.NumberOf(item) is { } number)
        {
            foreach (var response in outcome.Value.Responses) earlier.CarryInto(assessment, response, number, by.Actor, work.NowUtc);
        }

        work.Db.TailoringChanges.Add(outcome.Value.Change);
        work.Db.Responses.AddRange(outcome.Value.Responses);
        return tailoring.With(outcome.Value.Change, item.Content);
    }
}
