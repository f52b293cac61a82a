namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of RelianceTexts.resx (ja) and RelianceTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class RelianceTexts;
