using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Ui.Standing;

/// <summary>What a sentence calls an item: 通番8, or 独-1.</summary>
internal static class ItemName
{
    public static string Of(int number, IStringLocalizer<WorkspaceTexts> texts) =>
        ItemNumbers.IsCustom(number) ? ItemNumbers.Label(number) : texts["ItemName", number];
}
