using ChecklistWorkbench.Features.Reports.Pdf.Fonts;

namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>Writes the used part of a font as a composite font whose codes are its glyph numbers (ISO 32000-1, 9.7), with the text of each code.</summary>
internal static class FontObjects
{
    private const int TextsABlock = 100;

    public static void Write(PdfFile file, int number, UsedFont used)
    {
        var (descendant, descriptor, program, texts) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var name = used.SubsetName();
        file.Write(number, new PdfBuffer().Add($"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[").Reference(descendant)
            .Add("]/ToUnicode "u8).Reference(texts).Add(">>"u8));
        file.Write(descendant, WidthsOf(new PdfBuffer().Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ")
            .Reference(descriptor), used).Add(">>"u8));
        var font = used.Font;
        file.Write(descriptor, new PdfBuffer().Add($"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{string.Join(' ', font.Bounds)}]/ItalicAngle 0/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV 80/FontFile2 ")
            .Reference(program).Add(">>"u8));
        var subset = FontSubset.Of(font, used.Glyphs);
        file.WriteStream(program, $"/Length1 {subset.Length}", subset);
        file.WriteStream(texts, "", TextsOf(used).Written);
    }

    private static PdfBuffer WidthsOf(PdfBuffer into, UsedFont used)
    {
        into.Add("/DW 1000/W[0["u8);
        for (var code = 0; code < used.Glyphs.Count; code++) into.Add(used.AdvanceOf((ushort)code)).Add(" "u8);
        return into.Add("]]"u8);
    }

    private static PdfBuffer TextsOf(UsedFont used)
    {
        var map = new PdfBuffer().Add("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"u8)
            .Add("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8);
        for (var first = 1; first < used.Texts.Count; first += TextsABlock)
        {
            var end = Math.Min(first + TextsABlock, used.Texts.Count);
            map.Add(end - first).Add(" beginbfchar\n"u8);
            for (var code = first; code < end; code++)
            {
                map.Add("<"u8).Hex((ushort)code).Add("> <"u8);
                foreach (var unit in used.Texts[code]) map.Hex(unit);
                map.Add(">\n"u8);
            }

            map.Add("endbfchar\n"u8);
        }

        return map.Add("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);
    }
}
