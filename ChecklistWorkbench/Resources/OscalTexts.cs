namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of OscalTexts.resx (ja) and OscalTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class OscalTexts;
