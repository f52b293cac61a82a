using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>Bytes of a PDF file in the making, and how PDF spells numbers, names and texts (ISO 32000-1, 7.3).</summary>
internal sealed class PdfBuffer
{
    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public PdfBuffer Add(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(Room(ascii.Length));
        Length += ascii.Length;
        return this;
    }

    public PdfBuffer Add(string ascii)
    {
        Length += Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    public PdfBuffer Add(int number)
    {
        Utf8Formatter.TryFormat(number, Room(11), out var written);
        Length += written;
        return this;
    }

    /// <summary>To a hundredth of a point, without needless zeros, and a space behind it: operands stand in rows.</summary>
    public PdfBuffer Add(float number)
    {
        var hundredths = (int)MathF.Round(number * 100);
        if (hundredths < 0) Add("-"u8);
        hundredths = Math.Abs(hundredths);
        Add(hundredths / 100);
        var rest = hundredths % 100;
        if (rest == 0) return Add(" "u8);
        var room = Room(4);
        room[0] = (byte)'.';
        room[1] = (byte)('0' + (rest / 10));
        var length = rest % 10 == 0 ? 2 : 3;
        if (length == 3) room[2] = (byte)('0' + (rest % 10));
        room[length] = (byte)' ';
        Length += length + 1;
        return this;
    }

    /// <summary>Four hexadecimal digits.</summary>
    public PdfBuffer Hex(ushort code)
    {
        var room = Room(4);
        room[0] = HexDigits[code >> 12];
        room[1] = HexDigits[(code >> 8) & 15];
        room[2] = HexDigits[(code >> 4) & 15];
        room[3] = HexDigits[code & 15];
        Length += 4;
        return this;
    }

    /// <summary>A text of any characters: UTF-16 with its mark, in hexadecimal.</summary>
    public PdfBuffer Text(string text)
    {
        Add("<FEFF"u8);
        foreach (var unit in text) Hex(unit);
        return Add(">"u8);
    }

    /// <summary>A string of ASCII letters, digits and marks.</summary>
    public PdfBuffer Literal(string ascii)
    {
        Add("("u8);
        foreach (var character in ascii)
        {
            if (character is '(' or ')' or '\\') Add("\\"u8);
            Add(character is >= ' ' and < '\x7f' ? [(byte)character] : Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\{Convert.ToString(character & 0xFF, 8).PadLeft(3, '0')}")));
        }

        return Add(")"u8);
    }

    /// <summary>A reference to an object.</summary>
    public PdfBuffer Reference(int number) => Add(number).Add(" 0 R"u8);

    public void Clear() => Length = 0;

    private Span<byte> Room(int length)
    {
        if (Length + length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + length));
        return _bytes.AsSpan(Length);
    }
}
