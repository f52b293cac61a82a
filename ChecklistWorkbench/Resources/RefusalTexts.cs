namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of RefusalTexts.resx (ja) and RefusalTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class RefusalTexts;
