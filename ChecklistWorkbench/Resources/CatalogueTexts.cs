namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of CatalogueTexts.resx (ja) and CatalogueTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class CatalogueTexts;
