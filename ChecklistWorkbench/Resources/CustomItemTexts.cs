namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of CustomItemTexts.resx (ja) and CustomItemTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class CustomItemTexts;
