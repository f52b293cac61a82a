using System.Globalization;
using System.Text.RegularExpressions;
using ChecklistWorkbench.Domain.Assessments;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>A 通番, or the number of one of the bank's own items.</summary>
public readonly record struct ItemNumber(int Value, bool IsCustom)
{
    /// <summary>The number by which an assessment knows the item: the bank's own from 1001 on.</summary>
    public int Key => IsCustom ? ItemNumbers.OfCustom(Value) : Value;

    /// <summary>What people call the item of that key: 12, or 独-1.</summary>
    public static string LabelOf(int key) => ItemNumbers.Label(key);
}

/// <summary>Reads the number of an item as people write it: １, 1., No.1, 通番1, 独-1; and a number that Excel shows as a date.</summary>
public static partial class ItemNumberText
{
    private const int LongestNumber = 40;

    /// <summary>The number; null if the cell holds none.</summary>
    public static ItemNumber? Read(GridCell cell)
    {
        if (cell.Number is { } number && number is > 0 and <= 9_999 && Math.Abs(number - Math.Round(number)) < 1e-9) return new((int)Math.Round(number), IsCustom: false);
        if (cell.Length > LongestNumber) return null;
        var text = string.Concat(FormColumns.Normalized(cell.Text).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
        if (Custom().Match(text) is { Success: true } own) return new(int.Parse(own.Groups[1].Value, CultureInfo.InvariantCulture), IsCustom: true);
        return Plain().Match(text) is { Success: true } plain ? new(int.Parse(plain.Groups[1].Value, CultureInfo.InvariantCulture), IsCustom: false) : null;
    }

    [GeneratedRegex(@"^(?:fisc)?(?:通番|項番|番号|no\.?|#|第|q)?[.:\-]?0*([1-9][0-9]{0,3})(?:\.0*)?[番号項)\]、,:]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(?:通番|no\.?)?独自?(?:確認項目)?[-‐‑–—―−ー.]*0*([1-9][0-9]{0,3})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Custom();
}
