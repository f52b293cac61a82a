namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of ShellTexts.resx (ja) and ShellTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class ShellTexts;
