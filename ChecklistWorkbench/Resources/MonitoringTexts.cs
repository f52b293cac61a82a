namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of MonitoringTexts.resx (ja) and MonitoringTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class MonitoringTexts;
