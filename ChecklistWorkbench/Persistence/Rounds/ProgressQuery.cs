using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>Counts answers in the database, for a page of assessments in one query.</summary>
public static class ProgressQuery
{
    /// <summary>The progress of each assessment named, over the items that are asked; one that has no answers is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AssessmentProgress>> GetProgressAsync(
        this WorkbenchDbContext db, IReadOnlyCollection<Guid> assessmentIds, CancellationToken cancellationToken)
    {
        if (assessmentIds.Count == 0) return new Dictionary<Guid, AssessmentProgress>();
        var lastReturns = db.SubmissionReturns.Where(returned => assessmentIds.Contains(returned.AssessmentId))
            .GroupBy(returned => returned.AssessmentId)
            .Select(returns => new { AssessmentId = returns.Key, AtUtc = returns.Max(returned => returned.AtUtc) });
        var counts = await (
            from response in db.Responses
            join last in lastReturns on response.AssessmentId equals last.AssessmentId into returns
            from returned in returns.DefaultIfEmpty()
            where assessmentIds.Contains(response.AssessmentId) && !response.IsExcluded
            group new { response, ReturnedUtc = (DateTime?)returned.AtUtc } by new { response.AssessmentId, response.Party } into answers
            select new
            {
                answers.Key.AssessmentId,
                answers.Key.Party,
                Total = answers.Count(),
                Answered = answers.Select(answer => answer.response).AsQueryable().Count(Response.Answered),
                Open = answers.Count(answer => answer.response.Lock == ResponseLock.None),
                OpenAnswered = answers.Select(answer => answer.response).Where(response => response.Lock == ResponseLock.None).AsQueryable().Count(Response.Answered),
                Returned = answers.Count(answer => answer.response.Lock == ResponseLock.None
                    && answer.ReturnedUtc != null && (answer.response.SavedUtc == null || answer.response.SavedUtc < answer.ReturnedUtc)),
            }).ToListAsync(cancellationToken);
        return counts.GroupBy(count => count.AssessmentId).ToDictionary(group => group.Key, group =>
        {
            var byParty = group.ToDictionary(
                count => count.Party, count => new PartyProgress(count.Total, count.Answered, count.Open - count.OpenAnswered, count.Returned));
            return new AssessmentProgress(
                byParty.GetValueOrDefault(Party.ConnectingFirm, PartyProgress.None), byParty.GetValueOrDefault(Party.FinancialInstitution, PartyProgress.None));
        });
    }
}
