namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of CommandLineTexts.resx (ja) and CommandLineTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class CommandLineTexts;
