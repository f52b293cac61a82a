using System.Buffers;
using System.IO.Compression;

namespace ChecklistWorkbench.Domain.Evidence.Content;

/// <summary>
/// Looks for what makes a PDF act: JavaScript, programs to start, forms of the XFA kind, rich media. Names are read with their <c>#41</c> spelling undone, in the
/// file itself and in every compressed stream; what cannot be looked into (encryption, unusual compression, too much of it) is said, never passed over.
/// </summary>
internal static class PdfContent
{
    /// <summary>How much is unpacked in all; a file that holds more is not looked at to its end.</summary>
    private const long Budget = 256L * 1024 * 1024;

    private const int LongestName = 127;

    private static readonly HashSet<string> Active = new(["JavaScript", "Launch", "XFA", "RichMedia", "ImportData", "SubmitForm", "Rendition"], StringComparer.Ordinal);

    private static readonly HashSet<string> Unreadable = new(["Encrypt", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "Crypt", "LZW", "AHx", "A85"], StringComparer.Ordinal);

    public static EvidenceFlags FlagsOf(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var names = new NameReader();
        var streams = new List<long>();
        Walk(file, long.MaxValue, names, streams, cancellationToken);
        var unpacked = 0L;
        foreach (var at in streams)
        {
            if (unpacked >= Budget) names.Flags |= EvidenceFlags.UncheckedPdf;
            if (names.Flags.HasFlag(EvidenceFlags.ActivePdf) || unpacked >= Budget) break;
            file.Position = at;
            unpacked += Unpack(file, Budget - unpacked, names, cancellationToken);
        }

        return names.Flags;
    }

    /// <summary>Reads names out of a stream's compressed content, if it is compressed; how much that was.</summary>
    private static long Unpack(Stream file, long most, NameReader names, CancellationToken cancellationToken)
    {
        var (first, second) = (file.ReadByte(), file.ReadByte());
        if (second < 0 || !IsCompressed(first, second)) return 0;
        file.Position -= 2;
        names.Break();
        using var inflated = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            return Walk(inflated, most, names, null, cancellationToken);
        }
        catch (InvalidDataException)
        {
            // Not what its first bytes said, or damaged: a viewer may make more of it than this.
            names.Flags |= EvidenceFlags.UncheckedPdf;
            return 0;
        }
    }

    private static bool IsCompressed(int first, int second) => (first & 0x0F) == 8 && first >> 4 <= 7 && ((first * 256) + second) % 31 == 0;

    private static long Walk(Stream content, long most, NameReader names, List<long>? streams, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var (total, match) = (0L, 0);
            while (total < most)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = content.Read(buffer);
                if (read == 0) break;
                if (streams is null && total == 0 && read > 1 && IsCompressed(buffer[0], buffer[1])) names.Flags |= EvidenceFlags.UncheckedPdf; // Compressed twice.
                for (var i = 0; i < read; i++)
                {
                    var value = buffer[i];
                    names.Take(value);
                    if (streams is null) continue;
                    match = FollowKeyword(match, value);
                    if (match < Keyword.Length || value is not ((byte)'\n' or (byte)'\r')) continue;
                    // A lone carriage return is wrong, and read by viewers all the same.
                    streams.Add(total + i + 1);
                    names.AtStream();
                    if (value == '\n') match = 0;
                }

                total += read;
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadOnlySpan<byte> Keyword => "stream"u8;

    /// <summary>How far the word <c>stream</c> has come, the blanks up to its line break among it.</summary>
    private static int FollowKeyword(int match, byte value)
    {
        if (match < Keyword.Length) return value == Keyword[match] ? match + 1 : value == Keyword[0] ? 1 : 0;
        return value is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' ? match : value == Keyword[0] ? 1 : 0;
    }

    /// <summary>Puts names together byte by byte.</summary>
    private sealed class NameReader
    {
        private readonly char[] _name = new char[LongestName];
        private int _length = -1;
        private int _hex = -1;
        private int _digit;
        private bool _holdsObjects;
        private bool _isPredicted;

        public EvidenceFlags Flags { get; set; }

        /// <summary>A stream begins: one of objects whose bytes are predicted cannot be read by unpacking alone.</summary>
        public void AtStream()
        {
            if (_holdsObjects && _isPredicted) Flags |= EvidenceFlags.UncheckedPdf;
            (_holdsObjects, _isPredicted) = (false, false);
        }

        /// <summary>What comes next has nothing to do with what came before.</summary>
        public void Break() => End();

        public void Take(byte value)
        {
            if (value == '/')
            {
                End();
                _length = 0;
                return;
            }

            if (_length < 0) return;
            if (IsEnd(value)) End();
            else if (_hex >= 0) TakeHex(value);
            else if (value == '#') (_hex, _digit) = (0, 0);
            else Append((char)value);
        }

        private void TakeHex(byte value)
        {
            if (!char.IsAsciiHexDigit((char)value))
            {
                _hex = -1;
                Append((char)value);
                return;
            }

            _hex = (_hex * 16) + Convert.ToInt32(((char)value).ToString(), 16);
            if (++_digit < 2) return;
            Append((char)_hex);
            _hex = -1;
        }

        private void Append(char value)
        {
            if (_length < LongestName) _name[_length++] = value;
            else _length = -1;
        }

        private void End()
        {
            if (_length > 0)
            {
                var name = new string(_name, 0, _length);
                if (Active.Contains(name)) Flags |= EvidenceFlags.ActivePdf;
                if (Unreadable.Contains(name)) Flags |= EvidenceFlags.UncheckedPdf;
                _holdsObjects |= name == "ObjStm";
                _isPredicted |= name == "Predictor";
            }

            (_length, _hex) = (-1, -1);
        }

        private static bool IsEnd(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'%';
    }
}
