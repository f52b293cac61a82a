namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of FindingTexts.resx (ja) and FindingTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class FindingTexts;
