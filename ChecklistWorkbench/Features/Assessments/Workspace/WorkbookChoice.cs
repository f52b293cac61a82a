namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Which workbook the user wants: of a submission, or of the answers as they stand; with the excluded items or without.</summary>
public sealed record WorkbookChoice(int? Submission, bool LeaveOutExcluded);
