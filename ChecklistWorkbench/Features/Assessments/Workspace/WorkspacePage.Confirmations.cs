using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>独立確認済 in the rows.</summary>
public sealed partial class WorkspacePage
{
    [Inject] private GetConfirmedAnswers GetConfirmedAnswers { get; set; } = default!;

    /// <summary>Takes in behind which answers a report of someone independent stands.</summary>
    private async Task FollowConfirmationsAsync(WorkspaceState state)
    {
        if (Accept(await GetConfirmedAnswers.HandleAsync(Caller, AssessmentId, Gone), out var confirmed) && state.Show(confirmed)) StateHasChanged();
    }
}
