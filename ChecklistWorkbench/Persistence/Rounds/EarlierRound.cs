using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>The round whose answers the next one can begin with, and what of it carries over.</summary>
/// <param name="Before">The connection's newest round that was not withdrawn.</param>
/// <param name="Plan">Which of the edition's items carry over.</param>
public sealed record EarlierRound(EarlierAnswers Before, CarryOverPlan Plan)
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
        return new(await EarlierAnswers.ReadAsync(db, earlier, cancellationToken), plan);
    }

    /// <summary>Begins the answers of the new round with the earlier ones. The bank's own items follow as it asks them again.</summary>
    public void CarryInto(Assessment assessment, IReadOnlyList<Response> responses, AuditActor by, DateTime atUtc)
    {
        assessment.BeginWith(Before.Assessment);
        foreach (var response in responses)
        {
            if (Plan.Carried.TryGetValue(response.ItemNumber, out var number)) Before.CarryInto(assessment, response, number, by, atUtc);
        }
    }
}
