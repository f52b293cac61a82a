namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>What an answer lacks; named before a submission, never in its way.</summary>
public enum Shortcoming
{
    /// <summary>Nothing was said about how the item stands.</summary>
    Unanswered,

    /// <summary>対応区分 is missing beside a text.</summary>
    NoImplementation,

    /// <summary>対応済 or the like without a word on how.</summary>
    NoCurrentStatus,

    /// <summary>一部対応, 対応予定 or 未対応 without a plan.</summary>
    NoPlan,

    /// <summary>A plan without a date.</summary>
    NoPlanDate,

    /// <summary>A plan whose date has passed.</summary>
    PlanOverdue,
}

/// <summary>Tells what an answer lacks.</summary>
public static class Completeness
{
    /// <param name="content">The answer.</param>
    /// <param name="today">Today in Japan.</param>
    public static IEnumerable<Shortcoming> ShortcomingsOf(ResponseContent content, DateOnly today)
    {
        var hasChoice = content.Implementation != Implementation.Unanswered;
        if (!hasChoice && content.CurrentStatus.Length == 0)
        {
            yield return Shortcoming.Unanswered;
            yield break;
        }

        if (!hasChoice) yield return Shortcoming.NoImplementation;
        if (content.CurrentStatus.Length == 0) yield return Shortcoming.NoCurrentStatus;
        var isOpen = content.Implementation is Implementation.PartiallyImplemented or Implementation.Planned or Implementation.NotImplemented;
        if (isOpen && content.RemediationPlan.Length == 0) yield return Shortcoming.NoPlan;
        if (content.RemediationPlan.Length > 0 && isOpen && content.PlanDueOn is null) yield return Shortcoming.NoPlanDate;
        if (isOpen && content.PlanDueOn < today) yield return Shortcoming.PlanOverdue;
    }

    /// <summary>Whether the open plan's date has passed.</summary>
    public static bool IsPlanOverdue(ResponseContent content, DateOnly today) => ShortcomingsOf(content, today).Contains(Shortcoming.PlanOverdue);
}
