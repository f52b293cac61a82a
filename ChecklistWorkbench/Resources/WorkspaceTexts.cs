namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of WorkspaceTexts.resx (ja) and WorkspaceTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class WorkspaceTexts;
