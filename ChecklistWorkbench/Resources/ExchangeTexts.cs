namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of ExchangeTexts.resx (ja) and ExchangeTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class ExchangeTexts;
