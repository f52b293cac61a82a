using System.Security.Cryptography;
using System.Text;

namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>
/// One chain of audit entries without gaps: each entry's hash covers the one before it, so that a changed, missing or inserted
/// entry shows. There is one per connection (both parties may read it), one per organisation (its own affairs) and one of the installation.
/// </summary>
public sealed class AuditChain
{
    public const string GenesisHash = "0000000000000000000000000000000000000000000000000000000000000000";

    private AuditChain() { }

    public AuditChain(string id) => Id = id;

    public string Id { get; private init; } = "";

    /// <summary>Sequence of the newest entry; 0 while the chain is empty.</summary>
    public long HeadSequence { get; private set; }

    public string HeadHash { get; private set; } = GenesisHash;

    /// <summary>The affairs of the whole installation, such as its editions; for whoever administers it.</summary>
    public const string OfInstallation = "installation";

    public static string OfConnection(Guid connectionId) => $"connection:{connectionId}";

    public static string OfOrganization(Guid organizationId) => $"organization:{organizationId}";

    /// <summary>Appends an entry made of <paramref name="record"/>; the caller saves chain and entry in the change's own transaction.</summary>
    public AuditEntry Append(AuditRecord record)
    {
        if (record.ChainId != Id) throw new ArgumentException($"The record is for {record.ChainId}, this is {Id}.", nameof(record));
        var entry = AuditEntry.From(record, HeadSequence + 1, HeadHash);
        HeadSequence = entry.Sequence;
        HeadHash = entry.Hash;
        return entry;
    }

    /// <summary>Whether <paramref name="entries"/>, in sequence order, are this chain whole; the sequence of the first wrong entry if not.</summary>
    public long? FirstBroken(IEnumerable<AuditEntry> entries)
    {
        var walk = new ChainWalk();
        foreach (var entry in entries)
        {
            var expected = walk.Sequence + 1;
            if (walk.Take(entry) is not null) return expected;
        }

        return walk.End(HeadSequence, HeadHash) is null ? null : walk.Sequence + 1;
    }

    /// <summary>SHA-256(tag ‖ canonical JSON ‖ previous hash), all as UTF-8, as 64 hexadecimal digits.</summary>
    internal static string HashOf(string canonicalJson, string previousHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("checklist-workbench/audit/1\n" + canonicalJson + previousHash)));
}
