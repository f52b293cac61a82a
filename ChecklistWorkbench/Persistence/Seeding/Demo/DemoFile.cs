using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>A file of <c>seed-data/demo</c>: the answers of one demonstration case with their history, and what the bank asked back.</summary>
internal sealed record DemoFile(
    IReadOnlyList<DemoAnswer> Answers, string? ReturnComment, IReadOnlyList<DemoReturnedItem> ReturnedItems, DemoConflict? Conflict)
{
    public static async Task<DemoFile> ReadAsync(string path, CancellationToken cancellationToken) =>
        CanonicalJson.Read<DemoFile>(await File.ReadAllTextAsync(path, cancellationToken));
}

internal sealed record DemoAnswer(int Number, Party Party, IReadOnlyList<DemoRevision> History);

/// <param name="DaysAgo">Days before today, by the calendar of Japan; at least 1, so that nothing lies in the future.</param>
/// <param name="Minutes">Minutes after midnight in Japan.</param>
/// <param name="By">The writer's role in their own organisation.</param>
internal sealed record DemoRevision(
    int DaysAgo, int Minutes, Role By, Implementation Implementation, string CurrentStatus, string RecognizedIssues, string RemediationPlan, string Remarks,
    DateOnly? PlanDueOn, string? PlanOwner, AppliedMethods? Methods)
{
    public ResponseContent Content => new()
    {
        Implementation = Implementation,
        CurrentStatus = CurrentStatus,
        RecognizedIssues = RecognizedIssues,
        RemediationPlan = RemediationPlan,
        Remarks = Remarks,
        PlanDueOn = PlanDueOn,
        PlanOwner = PlanOwner ?? "",
        Methods = Methods ?? AppliedMethods.None,
    };
}

internal sealed record DemoReturnedItem(int Number, string Reason);

/// <summary>Two people on one field: <paramref name="Theirs"/> is saved, <paramref name="Mine"/> is still a draft that began at <paramref name="Base"/>.</summary>
internal sealed record DemoConflict(int Number, ResponseField Field, string Base, string Mine, string Theirs);
