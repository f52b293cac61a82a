using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Monitoring;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>Reads 確認声明 of a round.</summary>
public static class StatementsQuery
{
    /// <summary>What was stated about each answer, and what it began with; null where the round asks for no statements, and then nothing is asked of the database.</summary>
    public static async Task<RoundStatements?> ReadStatementsAsync(
        this WorkbenchDbContext db, Assessment assessment, IReadOnlyList<Response> responses, CancellationToken cancellationToken)
    {
        if (!RoundStatements.AreAsked(assessment)) return null;
        var rows = await (
            from response in db.Responses.AsNoTracking()
            where response.AssessmentId == assessment.Id
            join revision in db.ResponseRevisions.AsNoTracking().Where(r => r.Source == RevisionSource.CarriedOver) on response.Id equals revision.ResponseId into revisions
            from carried in revisions.DefaultIfEmpty()
            join attestation in db.Attestations.AsNoTracking() on response.Id equals attestation.ResponseId into attestations
            from stated in attestations.DefaultIfEmpty()
            where stated == null || !db.Attestations.Any(later => later.ResponseId == stated.ResponseId && later.Number > stated.Number)
            select new { response.Id, carried, stated }).ToDictionaryAsync(row => row.Id, cancellationToken);
        return new(assessment, [.. responses.Where(r => rows.ContainsKey(r.Id)).Select(r => new StatedAnswer(r, rows[r.Id].carried?.Content, rows[r.Id].stated))]);
    }
}
