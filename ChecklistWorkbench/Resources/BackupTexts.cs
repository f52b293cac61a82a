namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of BackupTexts.resx (ja) and BackupTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class BackupTexts;
