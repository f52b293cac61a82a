using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    private const int MostPublicKey = 200;
    private const int MostPrivateKey = 2_000;

    public void Configure(EntityTypeBuilder<SigningKey> key)
    {
        key.HasIndex(k => k.Number).IsUnique();
        key.Property(k => k.KeyId).HasMaxLength(Lengths.Code);
        key.HasIndex(k => k.KeyId).IsUnique();
        key.Property(k => k.PublicKey).HasMaxLength(MostPublicKey);
        key.Property(k => k.ProtectedPrivateKey).HasMaxLength(MostPrivateKey);
    }
}

internal sealed class CheckpointConfiguration : IEntityTypeConfiguration<Checkpoint>
{
    private const int MostSignature = 80;

    public void Configure(EntityTypeBuilder<Checkpoint> checkpoint)
    {
        // No foreign key to the chain: a checkpoint must stand whatever was done to what it is about.
        checkpoint.ToTable("Checkpoints", table => table.HasTrigger("AppendOnly"));
        checkpoint.Property(c => c.ChainId).HasMaxLength(Lengths.Code);
        checkpoint.Property(c => c.HeadHash).HasMaxLength(Lengths.Hash);
        checkpoint.Property(c => c.KeyId).HasMaxLength(Lengths.Code);
        checkpoint.Property(c => c.Signature).HasMaxLength(MostSignature);
        checkpoint.HasIndex(c => new { c.ChainId, c.Count });
    }
}
