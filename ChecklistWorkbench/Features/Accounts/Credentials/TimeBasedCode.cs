using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>Six-digit codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, six digits), one step of clock difference allowed either way.</summary>
public static class TimeBasedCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new 160-bit key in Base32, as authenticator apps take it.</summary>
    public static string NewKey()
    {
        var key = new StringBuilder(32);
        foreach (var value in RandomNumberGenerator.GetBytes(32)) key.Append(Alphabet[value & 31]);
        return key.ToString();
    }

    public static long StepAt(DateTime nowUtc) => (long)(nowUtc - DateTime.UnixEpoch).TotalSeconds / 30;

    /// <summary>The step a code belongs to, if it is newer than <paramref name="lastStep"/>: each code counts once.</summary>
    public static long? MatchingStep(string key, string code, DateTime nowUtc, long lastStep)
    {
        var now = StepAt(nowUtc);
        for (var step = now - 1; step <= now + 1; step++)
        {
            var matches = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(key, step)), Encoding.UTF8.GetBytes(code));
            if (matches && step > lastStep) return step;
        }

        return null;
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 codes are HMAC-SHA-1 in every authenticator app; HMAC does not rest on collision resistance.")]
    public static string At(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(FromBase32(key), counter, mac);
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(letter)) & 0xFFF;
            if ((bits += 5) < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
