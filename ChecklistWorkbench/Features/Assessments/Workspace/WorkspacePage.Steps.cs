using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Ui;
using Microsoft.JSInterop;
using Radzen;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What the user does with the assessment as a whole: steps and downloads.</summary>
public sealed partial class WorkspacePage
{
    private async Task TakeStepAsync(AssessmentStep step)
    {
        if (await StepDialogs.AskAsync(Dialogs, step, _state!, Texts) is not { } words) return;
        if (!Accept(await Steps.TakeAsync(Caller, AssessmentId, step, words, CancellationToken.None), out _)) return;
        await KeptWords.ForgetAsync(Js, Caller, StepDialog.ScopeOf(AssessmentId, step));
        _editing = null;
        await FollowAsync();
        Report(NotificationSeverity.Success, Texts[$"Step.{step}.Done"]);
        StateHasChanged();
    }

    private async Task DownloadAsync(WorkbookChoice choice)
    {
        _downloadNote = Texts["Download.Working"];
        StateHasChanged();
        try
        {
            var name = await _script!.DownloadAsync(WorkbenchUrls.Workbook(AssessmentId, choice.Submission, choice.LeaveOutExcluded));
            _downloadNote = null;
            Report(NotificationSeverity.Success, Texts["Download.Done", name]);
        }
        catch (JSException)
        {
            _downloadNote = null;
            Report(NotificationSeverity.Error, Texts["Download.Failed"]);
        }
    }
}
