namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of StandingTexts.resx (ja) and StandingTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class StandingTexts;
