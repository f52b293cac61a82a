using System.Globalization;
using System.Text;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>
/// How a chain stood at a moment, signed. Whoever holds one can tell later whether the chain up to there was rewritten, even by
/// someone who could write the whole database. Append-only.
/// </summary>
public sealed class Checkpoint
{
    private const string Format = "checklist-workbench/checkpoint/1";

    private Checkpoint() { }

    public Guid Id { get; private init; }

    public string ChainId { get; private init; } = "";

    /// <summary>How many entries the chain had, which is the sequence of its newest.</summary>
    public long Count { get; private init; }

    /// <summary>Hash of the newest entry; <see cref="AuditChain.GenesisHash"/> while there is none.</summary>
    public string HeadHash { get; private init; } = "";

    /// <summary>When, UTC, in whole milliseconds.</summary>
    public DateTime AtUtc { get; private init; }

    /// <summary>The key that signed, see <see cref="SigningKey.KeyId"/>.</summary>
    public string KeyId { get; private init; } = "";

    /// <summary>ECDSA over the SHA-256 of <see cref="ToCanonicalJson"/> in UTF-8, as a DER sequence (what <c>openssl dgst -verify</c> takes).</summary>
    public byte[] Signature { get; private init; } = [];

    public TimestampState Timestamp { get; private init; }

    /// <summary>RFC 3161 token over the same bytes, DER; null unless <see cref="Timestamp"/> is <see cref="TimestampState.Granted"/>.</summary>
    public byte[]? TimestampToken { get; private init; }

    /// <summary>The exact text that is signed.</summary>
    public string ToCanonicalJson() => new CheckpointStatement(ChainId, Count, HeadHash, AtUtc, KeyId).ToCanonicalJson();

    /// <summary>The signed bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToCanonicalJson());

    public static Checkpoint Of(CheckpointStatement statement, byte[] signature, TimestampState timestamp, byte[]? token) => new()
    {
        Id = Guid.CreateVersion7(),
        ChainId = statement.ChainId,
        Count = statement.Count,
        HeadHash = statement.HeadHash,
        AtUtc = statement.AtUtc,
        KeyId = statement.KeyId,
        Signature = signature,
        Timestamp = timestamp,
        TimestampToken = token,
    };

    internal static string Write(CheckpointStatement statement) => CanonicalJson.Write(new
    {
        Format,
        statement.ChainId,
        statement.Count,
        statement.HeadHash,
        AtUtc = statement.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        statement.KeyId,
    });
}

/// <summary>What a checkpoint says, before it is signed.</summary>
/// <param name="AtUtc">In whole milliseconds.</param>
public sealed record CheckpointStatement(string ChainId, long Count, string HeadHash, DateTime AtUtc, string KeyId)
{
    public string ToCanonicalJson() => Checkpoint.Write(this);
}

/// <summary>Whether someone outside the installation vouches for a checkpoint's time.</summary>
public enum TimestampState
{
    /// <summary>No authority is configured: the time is the server's own word.</summary>
    NotConfigured,

    /// <summary>A token was granted and checked.</summary>
    Granted,

    /// <summary>An authority is configured but gave no token that holds.</summary>
    Failed,
}
