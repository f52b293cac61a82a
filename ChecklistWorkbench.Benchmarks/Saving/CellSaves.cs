using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Assessments.Saving;

namespace ChecklistWorkbench.Benchmarks.Saving;

/// <summary>Saves of one cell through the application's action, one answer after the other of each writer.</summary>
internal sealed class CellSaves(SaveResponse action, IReadOnlyList<Writer> writers)
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("情報資産の管理責任者を部門ごとに定め、台帳を毎年4月に見直している。", 8));
    private readonly int[] _turns = new int[writers.Count];
    private int _saves;

    public async Task SaveAsync(int number)
    {
        var writer = writers[number];
        var response = writer.Answers[Interlocked.Increment(ref _turns[number]) % writer.Answers.Count];
        var proposed = ResponseContent.Empty with { CurrentStatus = $"{Text}\n{Interlocked.Increment(ref _saves)}" };
        // One person has one text in hand, so what they started from is what stands; a writer's saves that overtake each other are not what is measured.
        var outcome = await action.HandleAsync(
            writer.Caller, new(writer.AssessmentId, response.Id, ResponseField.CurrentStatus, proposed, BasedOn: int.MaxValue), CancellationToken.None);
        if (!outcome.Succeeded || outcome.Value is not Saved) throw new InvalidOperationException($"Not saved: {outcome}");
    }
}
