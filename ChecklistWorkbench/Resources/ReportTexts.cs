namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of ReportTexts.resx (ja) and ReportTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class ReportTexts;
