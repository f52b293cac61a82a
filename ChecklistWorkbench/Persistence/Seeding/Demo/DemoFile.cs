using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>A file of <c>seed-data/demo</c>: the answers of one demonstration case with their history, and what the bank asked back.</summary>
internal sealed record DemoFile(
    IReadOnlyList<DemoAnswer> Answers, string? ReturnComment, IReadOnlyList<DemoReturnedItem> ReturnedItems, DemoConflict? Conflict)
{
    /// <summary>What the bank added to its library and to the assessment, in order: 独-1, 独-2 …</summary>
    public IReadOnlyList<DemoCustomItem> CustomItems { get; init; } = [];

    /// <summary>What the bank leaves out.</summary>
    public IReadOnlyList<DemoExclusion> Exclusions { get; init; } = [];

    /// <summary>質疑.</summary>
    public IReadOnlyList<DemoQuestion> Questions { get; init; } = [];

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
    /// <summary>The plan's day, in days from today, where it moves with the story.</summary>
    public int? PlanDueInDays { get; init; }

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

/// <summary>A 独自確認項目 that the bank registers and adds a quarter of an hour later: taken over from a principle, or of its own.</summary>
internal sealed record DemoCustomItem(int DaysAgo, int Minutes, string? CrosswalkId, string? PrincipleId, CustomItemContent? Content);

internal sealed record DemoExclusion(int Number, int DaysAgo, int Minutes, string Reason);

/// <summary>A thread: its messages in order, the first being the question.</summary>
internal sealed record DemoQuestion(int Number, IReadOnlyList<DemoMessage> Messages);

/// <param name="By">The speaker's role in their own organisation.</param>
internal sealed record DemoMessage(int DaysAgo, int Minutes, Party Party, Role By, DiscussionAct Act, string Text, bool IsInternal = false);

internal sealed record DemoReturnedItem(int Number, string Reason, ReturnReasonCode? Code = null);

/// <summary>Two people on one field: <paramref name="Theirs"/> is saved, <paramref name="Mine"/> is still a draft that began at <paramref name="Base"/>.</summary>
internal sealed record DemoConflict(int Number, ResponseField Field, string Base, string Mine, string Theirs);
