using System.Globalization;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>The looks a cell can have; each also exists with quotePrefix, see <see cref="CellStyles"/>.</summary>
internal enum CellStyle
{
    Plain,
    Title,
    FactLabel,
    FactValue,
    Header,
    Category,
    Centered,
    Text,
    Reference,
    Input,
    Entry,
    EntryCentered,
    EntryMoment,
    EntryInput,
    EntryChoice,
    EntryDate,
    CenteredExcluded,
    TextExcluded,
    ReferenceExcluded,
    DateExcluded,
    MomentExcluded,
}

/// <summary>The style sheet. A style's place in it is twice its number, and one more for its twin with quotePrefix.</summary>
internal static class CellStyles
{
    public const double BaseSize = 10;
    public const double TextSize = 9;
    public const double ReferenceSize = 8;

    private enum Font { Base, Title, Label, Text, Reference, ExcludedText, ExcludedReference }

    private enum Fill { None = 0, Shaded = 2, Tinted = 3, Editable = 4, Greyed = 5 }

    private const int AsText = 49;
    private const int AsDate = 164;
    private const int AsMoment = 165;

    private sealed record Look(Font Font, Fill Fill, bool Framed, string Horizontal, string Vertical, bool Locked = true, int Format = 0);

    private const string Ink = "FF1C2430";
    private const string Grey = "FF5D687A";

    private static readonly Look[] Looks = [.. Enum.GetValues<CellStyle>().Select(LookOf)];

    private static readonly (string Ordinary, string Greyed) Parts = (Write(isGreyed: false), Write(isGreyed: true));

    public static int IndexOf(CellStyle style, bool quoted = false) => (int)style * 2 + (quoted ? 1 : 0);

    /// <summary>The looks of excluded items stand in the sheet only where there are any: a form without them has the bytes it always had.</summary>
    public static string PartFor(bool hasExcluded) => hasExcluded ? Parts.Greyed : Parts.Ordinary;

    private static string Write(bool isGreyed)
    {
        var looks = isGreyed ? Looks : Looks[..(int)CellStyle.CenteredExcluded];
        var greyFonts = isGreyed ? FontOf(TextSize, color: Grey) + FontOf(ReferenceSize, color: Grey) : "";
        return $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="2"><numFmt numFmtId="{AsDate}" formatCode="yyyy/mm/dd"/><numFmt numFmtId="{AsMoment}" formatCode="yyyy/mm/dd\ hh:mm"/></numFmts>
            <fonts count="{(isGreyed ? 7 : 5)}">{FontOf(BaseSize)}{FontOf(14, bold: true)}{FontOf(TextSize, bold: true)}{FontOf(TextSize)}{FontOf(ReferenceSize)}{greyFonts}</fonts>
            <fills count="{(isGreyed ? 6 : 5)}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{FillOf("FFD6DFF0")}{FillOf("FFEEF2F9")}{FillOf("FFFFFDF5")}{(isGreyed ? FillOf("FFECEEF1") : "")}</fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>{SideOf("left")}{SideOf("right")}{SideOf("top")}{SideOf("bottom")}<diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="{looks.Length * 2}">{string.Concat(looks.Select(look => FormatOf(look, quoted: false) + FormatOf(look, quoted: true)))}</cellXfs>
            <cellStyles count="1"><cellStyle name="標準" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>
            """;
    }

    private static Look LookOf(CellStyle style) => style switch
    {
        CellStyle.Plain => new(Font.Base, Fill.None, false, "general", "center"),
        CellStyle.Title => new(Font.Title, Fill.None, false, "left", "center"),
        CellStyle.FactLabel => new(Font.Label, Fill.Tinted, true, "left", "center"),
        CellStyle.FactValue => new(Font.Base, Fill.None, true, "left", "center"),
        CellStyle.Header => new(Font.Label, Fill.Shaded, true, "center", "center"),
        CellStyle.Category => new(Font.Label, Fill.Tinted, true, "left", "top"),
        CellStyle.Centered => new(Font.Text, Fill.None, true, "center", "top"),
        CellStyle.Text => new(Font.Text, Fill.None, true, "left", "top"),
        CellStyle.Reference => new(Font.Reference, Fill.None, true, "left", "top"),
        CellStyle.Input => new(Font.Text, Fill.Editable, true, "left", "top", Locked: false, AsText),
        CellStyle.Entry => new(Font.Text, Fill.None, true, "left", "center"),
        CellStyle.EntryCentered => new(Font.Text, Fill.None, true, "center", "center"),
        CellStyle.EntryMoment => new(Font.Text, Fill.None, true, "center", "center", Format: AsMoment),
        CellStyle.EntryInput => new(Font.Text, Fill.Editable, true, "left", "center", Locked: false, AsText),
        CellStyle.EntryChoice => new(Font.Text, Fill.Editable, true, "center", "center", Locked: false, AsText),
        CellStyle.EntryDate => new(Font.Text, Fill.Editable, true, "center", "center", Locked: false, AsDate),
        CellStyle.CenteredExcluded => new(Font.ExcludedText, Fill.Greyed, true, "center", "top"),
        CellStyle.TextExcluded => new(Font.ExcludedText, Fill.Greyed, true, "left", "top"),
        CellStyle.ReferenceExcluded => new(Font.ExcludedReference, Fill.Greyed, true, "left", "top"),
        CellStyle.DateExcluded => new(Font.ExcludedText, Fill.Greyed, true, "center", "top", Format: AsDate),
        CellStyle.MomentExcluded => new(Font.ExcludedText, Fill.Greyed, true, "center", "top", Format: AsMoment),
        _ => throw new ArgumentOutOfRangeException(nameof(style), style, "no such style"),
    };

    private static string FontOf(double size, bool bold = false, string color = Ink) => string.Create(CultureInfo.InvariantCulture,
        $"""<font>{(bold ? "<b/>" : "")}<sz val="{size}"/><color rgb="{color}"/><name val="{Theme.Font}"/><family val="3"/><charset val="128"/><scheme val="minor"/></font>""");

    private static string FillOf(string rgb) =>
        $"""<fill><patternFill patternType="solid"><fgColor rgb="{rgb}"/><bgColor indexed="64"/></patternFill></fill>""";

    private static string SideOf(string side) => $"""<{side} style="thin"><color rgb="FF8E9AAD"/></{side}>""";

    private static string FormatOf(Look look, bool quoted) =>
        $"""<xf numFmtId="{look.Format}" fontId="{(int)look.Font}" fillId="{(int)look.Fill}" borderId="{(look.Framed ? 1 : 0)}" xfId="0" {(quoted ? "quotePrefix=\"1\" " : "")}"""
        + """applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">"""
        + $"""<alignment horizontal="{look.Horizontal}" vertical="{look.Vertical}"{(look.Framed ? " wrapText=\"1\"" : "")}{(look is { Framed: true, Horizontal: "left" } ? " indent=\"1\"" : "")}/><protection locked="{(look.Locked ? 1 : 0)}"/></xf>""";
}
