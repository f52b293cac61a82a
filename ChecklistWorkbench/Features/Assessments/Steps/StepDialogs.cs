using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.Extensions.Localization;
using Radzen;

namespace ChecklistWorkbench.Features.Assessments.Steps;

/// <summary>Asks for the words of a step.</summary>
internal static class StepDialogs
{
    /// <summary>The user's words; null if they thought better of it.</summary>
    public static async Task<StepWords?> AskAsync(DialogService dialogs, AssessmentStep step, WorkspaceState state, IStringLocalizer<WorkspaceTexts> texts)
    {
        if (step == AssessmentStep.TakeUnderReview) return new("", new Dictionary<int, string>());
        var parameters = new Dictionary<string, object?> { [nameof(StepDialog.State)] = state, [nameof(StepDialog.Step)] = step };
        return await dialogs.OpenAsync<StepDialog>(texts[$"Step.{step}.Title"], parameters, DialogLook.Options) as StepWords;
    }
}
