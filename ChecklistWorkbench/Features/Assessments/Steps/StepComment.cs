using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>What holds for the words of every step.</summary>
internal static class StepComment
{
    public static InvalidField? Refusal(string comment, bool required = false) => comment.Length > Lengths.Text
        ? new InvalidField("Comment", "TooLong", Lengths.Text, comment.Length)
        : required && string.IsNullOrWhiteSpace(comment) ? new InvalidField("Comment", "Required") : null;
}
