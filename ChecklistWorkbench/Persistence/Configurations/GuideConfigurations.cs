using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class GuideVersionConfiguration : IEntityTypeConfiguration<GuideVersion>
{
    public void Configure(EntityTypeBuilder<GuideVersion> version)
    {
        version.ToTable("GuideVersions", table => table.HasTrigger("AppendOnly"));
        version.HasOne<PublishedEdition>().WithMany().HasForeignKey(v => v.EditionId);
        version.Property(v => v.EditionId).HasMaxLength(Lengths.Code);
        version.Property(v => v.Hash).HasMaxLength(Lengths.Hash);
        version.HasIndex(v => new { v.EditionId, v.Number }).IsUnique();
    }
}

internal sealed class GuideWordingConfiguration : IEntityTypeConfiguration<GuideWording>
{
    public void Configure(EntityTypeBuilder<GuideWording> wording)
    {
        wording.ToTable("GuideWordings");
        wording.HasKey(w => w.VersionId);
        wording.HasOne<GuideVersion>().WithOne().HasForeignKey<GuideWording>(w => w.VersionId);
        wording.Property(w => w.EditionId).HasMaxLength(Lengths.Code);
        wording.Property(w => w.Json).HasNoLimit();
        // Two people who read in at once: one of them sees the other's.
        wording.HasIndex(w => w.EditionId).IsUnique();
    }
}
