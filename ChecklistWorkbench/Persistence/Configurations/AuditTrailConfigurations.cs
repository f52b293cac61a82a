using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> chain)
    {
        chain.HasKey(c => c.Id);
        chain.Property(c => c.Id).HasMaxLength(Lengths.Code);
        chain.Property(c => c.HeadSequence).IsConcurrencyToken();
        chain.Property(c => c.HeadHash).HasMaxLength(Lengths.Hash);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries", table => table.HasTrigger("AppendOnly"));
        entry.HasKey(e => new { e.ChainId, e.Sequence });
        entry.Property(e => e.ChainId).HasMaxLength(Lengths.Code);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(Lengths.Code);
        entry.Property(e => e.Details).HasNoLimit();
        entry.Property(e => e.PreviousHash).HasMaxLength(Lengths.Hash);
        entry.Property(e => e.Hash).HasMaxLength(Lengths.Hash);

        // What the screen filters by; a chain may have millions of entries.
        entry.HasIndex(e => new { e.ChainId, e.Action, e.Sequence });
        entry.HasIndex(e => new { e.ChainId, e.ActorId, e.Sequence });
        entry.HasIndex(e => new { e.ChainId, e.ItemNumber, e.Sequence });

        // What many chains are merged by; the filter's columns with it, so that a chain in which nothing matches is passed over without reading its entries.
        entry.HasIndex(e => new { e.ChainId, e.AtUtc, e.Sequence, e.Action, e.ActorId, e.OrganizationId, e.ItemNumber });
        entry.HasOne<AuditChain>().WithMany().HasForeignKey(e => e.ChainId);
    }
}

internal sealed class PublishedEditionConfiguration : IEntityTypeConfiguration<PublishedEdition>
{
    public void Configure(EntityTypeBuilder<PublishedEdition> edition)
    {
        edition.ToTable("Editions", table => table.HasTrigger("AppendOnly"));
        edition.HasKey(e => e.Id);
        edition.Property(e => e.Id).HasMaxLength(Lengths.Code);
        edition.Property(e => e.FileJson).HasNoLimit();
        edition.Property(e => e.Hash).HasMaxLength(Lengths.Hash);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(k => k.FriendlyName).HasMaxLength(Lengths.Line);
}
