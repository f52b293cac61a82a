using ChecklistWorkbench.Domain.Monitoring;
using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What rows tell the page: one object for all of them, because what each of 44 rows is given costs every open workspace memory.</summary>
public sealed record RowActions
{
    public required Guid AssessmentId { get; init; }

    /// <summary>An item was chosen.</summary>
    public required EventCallback<int> Select { get; init; }

    /// <summary>Its discussion was asked for.</summary>
    public required EventCallback<int> Discuss { get; init; }

    /// <summary>Its answer is to be edited, from the field named on.</summary>
    public required EventCallback<(int Number, string? Field)> Edit { get; init; }

    /// <summary>The editor is left, in the direction named.</summary>
    public required EventCallback<string> Leave { get; init; }

    /// <summary>The user is typing.</summary>
    public required EventCallback<int> Writing { get; init; }

    /// <summary>A save met another's after its editor was left.</summary>
    public required EventCallback<int> Conflict { get; init; }

    public required EventCallback SessionEnded { get; init; }

    /// <summary>確認声明; without the reason it needs, the reason is asked for.</summary>
    public required EventCallback<(int Number, Statement Statement, string? Reason)> State { get; init; }

    public required EventCallback LeaveReason { get; init; }
}

/// <summary>The item whose editor is open, and what it opened with: the caller's drafts of the answer, and the field to begin in.</summary>
public sealed record EditorStart(int Number, IReadOnlyList<WorkspaceDraft> Drafts, string? FocusField);
