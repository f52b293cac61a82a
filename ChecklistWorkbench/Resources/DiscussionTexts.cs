namespace ChecklistWorkbench.Resources;

/// <summary>Marks the texts of DiscussionTexts.resx (ja) and DiscussionTexts.en.resx for <c>IStringLocalizer</c>.</summary>
public sealed class DiscussionTexts;
