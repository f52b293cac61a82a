namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of EvidenceTexts.resx (ja) and EvidenceTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class EvidenceTexts;
