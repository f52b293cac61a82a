namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of AuditTrailTexts.resx (ja) and AuditTrailTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class AuditTrailTexts;
