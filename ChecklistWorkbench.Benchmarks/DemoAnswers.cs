using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>The last answers of the demonstration's fullest case: texts as long as people write them.</summary>
internal static class DemoAnswers
{
    public static IReadOnlyDictionary<(int Number, Party Party), ResponseContent> All { get; } = Read();

    private static Dictionary<(int, Party), ResponseContent> Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "seed-data", "demo", "akebono-kakeibo.json");
        return CanonicalJson.Read<Case>(File.ReadAllText(path)).Answers.ToDictionary(answer => (answer.Number, answer.Party), answer => ContentOf(answer.History[^1]));
    }

    private static ResponseContent ContentOf(Revision last) => new()
    {
        Implementation = last.Implementation,
        CurrentStatus = last.CurrentStatus,
        RecognizedIssues = last.RecognizedIssues,
        RemediationPlan = last.RemediationPlan,
        Remarks = last.Remarks,
        PlanDueOn = last.PlanDueOn,
        PlanOwner = last.PlanOwner ?? "",
    };

    private sealed record Case(IReadOnlyList<Answer> Answers);

    private sealed record Answer(int Number, Party Party, IReadOnlyList<Revision> History);

    private sealed record Revision(
        Implementation Implementation, string CurrentStatus, string RecognizedIssues, string RemediationPlan, string Remarks, DateOnly? PlanDueOn, string? PlanOwner);
}
