namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of DecisionTexts.resx (ja) and DecisionTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class DecisionTexts;
