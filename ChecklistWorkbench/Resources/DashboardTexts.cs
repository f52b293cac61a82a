namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of DashboardTexts.resx (ja) and DashboardTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class DashboardTexts;
