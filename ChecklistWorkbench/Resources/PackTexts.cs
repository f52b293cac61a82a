namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of PackTexts.resx (ja) and PackTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class PackTexts;
