namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of ConnectionTexts.resx (ja) and ConnectionTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class ConnectionTexts;
