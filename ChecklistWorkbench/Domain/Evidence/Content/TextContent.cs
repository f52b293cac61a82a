using System.Buffers;
using System.Text;

namespace ChecklistWorkbench.Domain.Evidence.Content;

/// <summary>Texts, as Japanese programs write them.</summary>
public static class TextContent
{
    private const int Cp932 = 932;

    static TextContent() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>UTF-8 or CP932, whichever all of the file's bytes are; null if it is neither, or has characters that no text has.</summary>
    public static Encoding? EncodingOf(Stream file, CancellationToken cancellationToken) =>
        new[] { new UTF8Encoding(false, throwOnInvalidBytes: true), Encoding.GetEncoding(Cp932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) }
            .FirstOrDefault(encoding => IsText(file, encoding, cancellationToken));

    private static bool IsText(Stream file, Encoding encoding, CancellationToken cancellationToken)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var characters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(bytes.Length));
        try
        {
            file.Position = 0;
            var decoder = encoding.GetDecoder();
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = file.Read(bytes);
                var count = decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
                if (characters.AsSpan(0, count).ContainsAnyInRange('\0', '\b') || characters.AsSpan(0, count).ContainsAnyInRange('\x0e', '\x1f') || characters.AsSpan(0, count).Contains('\x7f')) return false;
                if (read == 0) return true;
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
