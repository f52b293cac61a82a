using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Rounds;

/// <summary>What an earlier round has to say to the next one: what was submitted last, or the answers as they stand if nothing ever was.</summary>
/// <param name="Assessment">The earlier round.</param>
/// <param name="Submission">The submission's number; null for the answers as they stand.</param>
/// <param name="Answers">By item and party.</param>
/// <param name="Checklist">What the bank had made of the list of items.</param>
public sealed record EarlierAnswers(
    Assessment Assessment, int? Submission, IReadOnlyDictionary<(int ItemNumber, Party Party), ResponseContent> Answers, TailoredChecklist Checklist)
{
    public static async Task<EarlierAnswers> ReadAsync(WorkbenchDbContext db, Assessment earlier, CancellationToken cancellationToken)
    {
        var submission = await db.Submissions.AsNoTracking().Where(s => s.AssessmentId == earlier.Id)
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (submission?.ReadContent() is { } content)
            return new(earlier, content.Number, content.Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party), answer => answer.Content), content.Checklist ?? TailoredChecklist.Plain);

        var live = await db.Responses.AsNoTracking().Where(r => r.AssessmentId == earlier.Id).ToListAsync(cancellationToken);
        return new(earlier, null, live.ToDictionary(r => (r.ItemNumber, r.Party), r => r.Content), (await db.ReadTailoringAsync(earlier, cancellationToken)).Checklist);
    }

    /// <summary>What the assessment's answers began with; null where they began empty.</summary>
    public static async Task<EarlierAnswers?> OfAsync(WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken) =>
        assessment.CarriedFromId is { } id
            ? await ReadAsync(db, await db.Assessments.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken), cancellationToken)
            : null;

    /// <summary>The number under which the same version of a 独自確認項目 was asked; null where it was not, and then nothing of it carries over.</summary>
    public int? NumberOf(CustomItem item) => Checklist.Added.FirstOrDefault(added => added.CustomItemId == item.Id && added.Version == item.Revision)?.Number;

    /// <summary>Begins an answer with what the same party said to <paramref name="itemNumber"/> of the earlier round.</summary>
    public void CarryInto(Assessment assessment, Response response, int itemNumber, AuditActor by, DateTime atUtc)
    {
        if (Answers.TryGetValue((itemNumber, response.Party), out var content)) response.CarryOver(assessment, content, Assessment, by, atUtc);
    }
}
