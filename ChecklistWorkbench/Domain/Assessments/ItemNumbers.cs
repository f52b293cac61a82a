using System.Globalization;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>
/// How items are numbered inside one assessment: the edition's by their 通番, the bank's own from 1001 on, shown as 独-1, 独-2 … A number is never
/// given twice in an assessment, also not after its item was taken out again.
/// </summary>
public static class ItemNumbers
{
    /// <summary>Chapter of the bank's own items; no edition has a chapter of that number.</summary>
    public const int CustomChapter = 1_000;

    private const int CustomBase = 1_000;

    public static bool IsCustom(int number) => number > CustomBase;

    /// <summary>The <paramref name="nth"/> item that was ever added, from 1.</summary>
    public static int OfCustom(int nth) => CustomBase + nth;

    /// <summary>The number as people see it: 12, or 独-1.</summary>
    public static string Label(int number) =>
        IsCustom(number) ? string.Create(CultureInfo.InvariantCulture, $"独-{number - CustomBase}") : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A 独自確認項目 as an item of the checklist, so that whatever shows items shows it too.</summary>
    public static ChecklistItem ToItem(int number, CustomItemContent content) =>
        new(number, CustomChapter, content.Target, content.Objective, content.Explanation, [], false, [], [], []);
}
