namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of OverviewTexts.resx (ja) and OverviewTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class OverviewTexts;
