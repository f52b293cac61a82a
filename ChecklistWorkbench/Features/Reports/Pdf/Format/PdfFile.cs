using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ChecklistWorkbench.Features.Reports.Pdf.Format;

/// <summary>
/// The objects of a PDF 1.7 file: streams stand alone, all else is packed into object streams, and a cross-reference stream ends the file
/// (ISO 32000-1, 7.5). The file's identifier is a hash of what stands before it.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsAStream = 400;

    private readonly PdfBuffer _file = new();
    private readonly List<(byte Kind, int Place, ushort Index)> _entries = [(0, 0, 0xFFFF)];
    private readonly List<(int Number, int Offset)> _packed = [];
    private readonly PdfBuffer _pack = new();

    public PdfFile() => _file.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3]).Add("\n"u8);

    /// <summary>A number for an object that is written later, so that others may refer to it.</summary>
    public int Reserve()
    {
        _entries.Add(default);
        return _entries.Count - 1;
    }

    public void Write(int number, PdfBuffer content)
    {
        _packed.Add((number, _pack.Length));
        _pack.Add(content.Written).Add("\n"u8);
        if (_packed.Count == ObjectsAStream) FlushPack();
    }

    /// <param name="number">The object's number.</param>
    /// <param name="entries">The stream's own entries, such as <c>/N 3</c>.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="compress">False for what programs look for without reading PDF: the XMP packet.</param>
    public void WriteStream(int number, string entries, ReadOnlySpan<byte> content, bool compress = true)
    {
        var stored = compress ? Deflate(content) : content;
        _entries[number] = (1, _file.Length, 0);
        _file.Add(number).Add(" 0 obj\n<<"u8).Add(entries).Add(compress ? "/Filter/FlateDecode/Length "u8 : "/Length "u8).Add(stored.Length)
            .Add(">>\nstream\n"u8).Add(stored).Add("\nendstream\nendobj\n"u8);
    }

    public byte[] Finish(int catalog, int information)
    {
        FlushPack();
        var identifier = Convert.ToHexString(SHA256.HashData(_file.Written).AsSpan(0, 16));
        var number = Reserve();
        var start = _file.Length;
        _entries[number] = (1, start, 0);
        var table = new byte[7 * _entries.Count];
        for (var i = 0; i < _entries.Count; i++)
        {
            var (kind, place, index) = _entries[i];
            var entry = table.AsSpan(7 * i);
            entry[0] = kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], place);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], index);
        }

        WriteStream(number, $"/Type/XRef/Size {_entries.Count}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{identifier}><{identifier}>]", table);
        _file.Add("startxref\n"u8).Add(start).Add("\n%%EOF\n"u8);
        return _file.Written.ToArray();
    }

    private void FlushPack()
    {
        if (_packed.Count == 0) return;
        var number = Reserve();
        var content = new PdfBuffer();
        for (var i = 0; i < _packed.Count; i++)
        {
            _entries[_packed[i].Number] = (2, number, (ushort)i);
            content.Add(_packed[i].Number).Add(" "u8).Add(_packed[i].Offset).Add(" "u8);
        }

        var first = content.Length;
        content.Add(_pack.Written);
        WriteStream(number, $"/Type/ObjStm/N {_packed.Count}/First {first}", content.Written);
        _packed.Clear();
        _pack.Clear();
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var deflated = new MemoryStream(content.Length / 2);
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(content);
        return deflated.ToArray();
    }
}
