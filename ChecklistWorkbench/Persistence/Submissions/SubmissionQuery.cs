using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Submissions;

/// <summary>A submission as it was frozen, with who saved each of its revisions and when.</summary>
public sealed record FrozenSubmission(Submission Submission, SubmissionContent Content, IReadOnlyDictionary<(int ItemNumber, Party Party, int Revision), RevisionMark> Saves)
{
    /// <summary>The list of items it was made with.</summary>
    public TailoredChecklist Checklist => Content.Checklist ?? TailoredChecklist.Plain;

    /// <summary>Who saved an answer as it was submitted; null for one that nobody ever saved.</summary>
    public RevisionMark? SaveOf(SubmittedAnswer answer) => Saves.GetValueOrDefault((answer.ItemNumber, answer.Party, answer.Revision));
}

public sealed record RevisionMark(DateTime AtUtc, string ByName);

/// <summary>Reads what exports and reports are made from.</summary>
public static class SubmissionQuery
{
    /// <param name="db">Where from.</param>
    /// <param name="assessment">Whose submission.</param>
    /// <param name="number">Its number; null for the newest.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null if it was never made.</returns>
    public static async Task<FrozenSubmission?> ReadSubmissionAsync(this WorkbenchDbContext db, Assessment assessment, int? number, CancellationToken cancellationToken)
    {
        var submission = await db.Submissions.AsNoTracking().Where(s => s.AssessmentId == assessment.Id && (number == null || s.Number == number))
            .OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        if (submission is null) return null;
        var saves = await (
            from response in db.Responses
            join revision in db.ResponseRevisions on response.Id equals revision.ResponseId
            where response.AssessmentId == assessment.Id
            select new { response.ItemNumber, response.Party, revision.Number, revision.AtUtc, revision.ByName })
            .ToDictionaryAsync(save => (save.ItemNumber, save.Party, save.Number), save => new RevisionMark(save.AtUtc, save.ByName), cancellationToken);
        return new(submission, submission.ReadContent(), saves);
    }

    /// <summary>The names of both parties; of one that has not joined yet the name it was invited under.</summary>
    public static async Task<(string Bank, string Firm)> ReadNamesAsync(this WorkbenchDbContext db, Connection connection, CancellationToken cancellationToken)
    {
        var names = await db.Organizations
            .Where(organization => organization.Id == connection.FinancialInstitutionId || organization.Id == connection.ConnectingFirmId)
            .ToDictionaryAsync(organization => organization.Id, organization => organization.Name, cancellationToken);
        return (NameOf(connection.FinancialInstitutionId), NameOf(connection.ConnectingFirmId));

        string NameOf(Guid? id) => id is null ? connection.CounterpartyName : names[id.Value];
    }
}
