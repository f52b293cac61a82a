namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of DepthTexts.resx (ja) and DepthTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class DepthTexts;
