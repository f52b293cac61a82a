using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Packs;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>What a pack would hold, before it is made.</summary>
/// <param name="Submission">The submission it is of.</param>
/// <param name="Decision">The number of the decision taken on it; null if none was.</param>
/// <param name="Submissions">All there are to choose from, the newest first.</param>
/// <param name="DecidedSubmission">The submission that the newest decision was taken on; null without one.</param>
/// <param name="Folders">In the pack's order.</param>
public sealed record PackView(
    Guid AssessmentId, string Title, int Submission, int? Decision, IReadOnlyList<SubmissionChoice> Submissions, int? DecidedSubmission, IReadOnlyList<PackFolder> Folders)
{
    public int Files => Folders.Sum(folder => folder.Files.Count);

    /// <summary>What is known of the size before it is made.</summary>
    public long KnownBytes => Folders.Sum(folder => folder.KnownBytes);
}

public sealed record SubmissionChoice(int Number, DateTime AtUtc);

/// <param name="Name">See <see cref="PackPath"/>.</param>
public sealed record PackFolder(string Name, IReadOnlyList<PackFile> Files)
{
    public long KnownBytes => Files.Sum(file => file.Size ?? 0);
}

/// <param name="Name">Below its folder.</param>
/// <param name="Size">Null where only making it tells.</param>
public sealed record PackFile(string Name, long? Size);

/// <summary>Shows what a pack of a submission or of the decision would hold.</summary>
public sealed class GetPack(WorkbenchDatabase database, PackCollector collector)
{
    public Task<Outcome<PackView>> HandleAsync(Caller caller, PackRequest request, CancellationToken cancellationToken) => database.ReadAsync<PackView>(caller, async work =>
    {
        var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
        var collected = await collector.CollectAsync(work, assessment, connection, by, request, cancellationToken);
        if (!collected.Succeeded) return collected.Refusal;
        var (subject, parts, newest, _) = collected.Value;
        var choices = await work.Db.Submissions.Where(submission => submission.AssessmentId == assessment.Id).OrderByDescending(submission => submission.Number)
            .Select(submission => new { submission.Id, submission.Number, submission.AtUtc }).ToListAsync(cancellationToken);
        return new PackView(
            assessment.Id, $"{subject.ConnectingFirm} × {subject.FinancialInstitution}　{PackHead.WordOf(assessment.Purpose)}第{assessment.Round}回",
            subject.Frozen.Submission.Number, subject.Decision?.Number, [.. choices.Select(choice => new SubmissionChoice(choice.Number, choice.AtUtc))],
            choices.Find(choice => choice.Id == newest?.SubmissionId)?.Number, [.. parts.GroupBy(part => part.Path[..part.Path.IndexOf('/', StringComparison.Ordinal)]).Select(FolderOf)]);
    }, cancellationToken);

    private static PackFolder FolderOf(IGrouping<string, PackPart> folder) => new(folder.Key, [.. folder.Select(part => new PackFile(part.Path[(folder.Key.Length + 1)..], part.Size))]);
}
