using System.Text;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Packs;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Packs;

/// <summary>
/// The frozen copy itself, every revision that led to it, and 質疑 as both parties see them. What was saved after the submission is not in
/// it, nor is any internal message.
/// </summary>
public sealed class RecordsPackSource(IDbContextFactory<WorkbenchDbContext> contexts) : PackSource
{
    public override int Order => 400;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var submission = subject.Frozen.Submission;
        var threads = await ReadThreadsAsync(work.Db, subject.Assessment.Id, cancellationToken);
        List<PackPart> parts =
        [
            PackPart.Of($"{PackPath.Records}/提出.json", $"提出 第{submission.Number}回の写し（SHA-256 が提出のハッシュ値）", () => Encoding.UTF8.GetBytes(submission.ContentJson)) with { Size = Encoding.UTF8.GetByteCount(submission.ContentJson) },
            new($"{PackPath.Records}/改訂履歴.jsonl", "提出された改訂と、それまでのすべての改訂", (target, cancelled) => WriteRevisionsAsync(subject, target, cancelled)),
            PackPart.Of($"{PackPath.Records}/質疑.json", "双方に共有された質疑", () => PackJson.Write(threads)),
        ];
        if (subject.Decision is { } decision) parts.Add(PackPart.Of($"{PackPath.Records}/判定.json", $"判定 {decision.Id}", () => PackJson.Write(PackedDecision.Of(decision, submission.Hash))));
        return parts;
    }

    private async Task WriteRevisionsAsync(PackSubject subject, Stream target, CancellationToken cancellationToken)
    {
        var submitted = subject.Frozen.Content.Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party), answer => answer.Revision);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var responses = await db.Responses.AsNoTracking().Where(response => response.AssessmentId == subject.Assessment.Id)
            .OrderBy(response => response.ItemNumber).ThenBy(response => response.Party).Select(response => new { response.Id, response.ItemNumber, response.Party }).ToListAsync(cancellationToken);
        foreach (var response in responses)
        {
            // An item that was added after the submission has no revision in it.
            if (!submitted.TryGetValue((response.ItemNumber, response.Party), out var last) || last == 0) continue;
            var revisions = await db.ResponseRevisions.AsNoTracking().Where(revision => revision.ResponseId == response.Id && revision.Number <= last)
                .OrderBy(revision => revision.Number).ToListAsync(cancellationToken);
            foreach (var revision in revisions)
            {
                var line = CanonicalJson.Write(new PackedRevision(response.ItemNumber, response.Party, revision.Number, revision.AtUtc, revision.ByName, revision.Source, revision.Changed.ToString(), revision.Content)) + "\n";
                await target.WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
            }
        }
    }

    private static async Task<IReadOnlyList<PackedThread>> ReadThreadsAsync(WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var threads = await db.Discussions.AsNoTracking().Where(discussion => discussion.AssessmentId == assessmentId && discussion.IsShared).ToListAsync(cancellationToken);
        var ids = threads.ConvertAll(thread => thread.Id);
        var messages = (await db.DiscussionMessages.AsNoTracking().Where(message => ids.Contains(message.DiscussionId) && message.IsShared).ToListAsync(cancellationToken))
            .ToLookup(message => message.DiscussionId);
        return [.. threads.OrderBy(thread => thread.ItemNumber).ThenBy(thread => thread.Id).Select(thread => new PackedThread(thread.ItemNumber, thread.AskedByParty, thread.State,
            [.. messages[thread.Id].OrderBy(message => message.Number).Select(message => new PackedMessage(message.AtUtc, message.Party, message.ByName, message.Act, message.Text))]))];
    }

    private sealed record PackedRevision(int ItemNumber, Party Party, int Revision, DateTime AtUtc, string ByName, RevisionSource Source, string Changed, ResponseContent Content);

    private sealed record PackedThread(int ItemNumber, Party AskedBy, DiscussionState State, IReadOnlyList<PackedMessage> Messages);

    private sealed record PackedMessage(DateTime AtUtc, Party Party, string ByName, DiscussionAct Act, string Text);
}
