namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of ReviewTexts.resx (ja) and ReviewTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class ReviewTexts;
