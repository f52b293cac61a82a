using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>The round whose answers the next one can begin with, and what of it carries over.</summary>
/// <param name="Assessment">The connection's newest round that was not withdrawn.</param>
/// <param name="Submission">Its newest submission's number; null if it was never submitted and its answers as they stand are taken.</param>
/// <param name="Plan">Which items carry over.</param>
/// <param name="Answers">By item of the earlier edition and party.</param>
internal sealed record EarlierRound(
    Assessment Assessment, int? Submission, CarryOverPlan Plan, IReadOnlyDictionary<(int ItemNumber, Party Party), ResponseContent> Answers)
{
    /// <summary>The round before the one that is to open with <paramref name="edition"/>; null where there is none.</summary>
    public static async Task<EarlierRound?> FindAsync(
        WorkbenchDbContext db, Connection connection, ChecklistEdition edition, EditionCatalogue editions, CancellationToken cancellationToken)
    {
        var earlier = await db.Assessments.AsNoTracking().Where(a => a.ConnectionId == connection.Id && a.State != AssessmentState.Withdrawn)
            .OrderByDescending(a => a.OpenedUtc).FirstOrDefaultAsync(cancellationToken);
        if (earlier is null) return null;

        var rulings = await db.EquivalenceRulings.AsNoTracking()
            .Where(r => r.OrganizationId == connection.FinancialInstitutionId && r.EarlierEditionId == earlier.EditionId && r.LaterEditionId == edition.Id)
            .ToListAsync(cancellationToken);
        var plan = CarryOverPlan.Make(EditionComparison.Between(await editions.GetAsync(earlier.EditionId, cancellationToken), edition), new(rulings));
        var submission = await db.Submissions.AsNoTracking().Where(s => s.AssessmentId == earlier.Id)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (submission is not null)
            return new(earlier, submission.Number, plan, submission.ReadContent().Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party), answer => answer.Content));

        var live = await db.Responses.AsNoTracking().Where(r => r.AssessmentId == earlier.Id).ToListAsync(cancellationToken);
        return new(earlier, null, plan, live.ToDictionary(r => (r.ItemNumber, r.Party), r => r.Content));
    }

    /// <summary>Begins the answers of the new round with the earlier ones.</summary>
    public void CarryInto(Assessment assessment, IReadOnlyList<Response> responses, Participation by, DateTime atUtc)
    {
        foreach (var response in responses)
        {
            if (Plan.Carried.TryGetValue(response.ItemNumber, out var number) && Answers.TryGetValue((number, response.Party), out var content))
                response.CarryOver(assessment, content, Assessment, by, atUtc);
        }
    }
}
