using System.Globalization;
using System.Text;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>Whom an evidence pack (監査パック) is handed to. The name stands on every page of its reports, so that a copy tells where it came from.</summary>
public sealed record PackRecipient
{
    /// <summary>A company, a department and a person; longer ones would not be read on a page.</summary>
    public const int Longest = 60;

    private PackRecipient(string name) => Name = name;

    public string Name { get; }

    /// <summary>Refuses what would not show as what it is: line ends, control characters and those that turn the direction of writing.</summary>
    public static Outcome<PackRecipient> Of(string text)
    {
        var name = text.Trim();
        if (name.Length == 0) return new InvalidField("PackRecipient", "Required");
        if (name.Length > Longest) return new InvalidField("PackRecipient", "TooLong", Longest, name.Length);
        return name.EnumerateRunes().All(Shows) ? new PackRecipient(name.Normalize(NormalizationForm.FormC)) : new InvalidField("PackRecipient", "InvisibleCharacter");
    }

    private static bool Shows(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
