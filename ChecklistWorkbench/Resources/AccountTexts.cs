namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of AccountTexts.resx (ja) and AccountTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class AccountTexts;
