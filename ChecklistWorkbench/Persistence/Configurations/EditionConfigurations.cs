using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class EditionUploadConfiguration : IEntityTypeConfiguration<EditionUpload>
{
    public void Configure(EntityTypeBuilder<EditionUpload> upload)
    {
        upload.ToTable("EditionUploads");
        upload.HasOne<Person>().WithMany().HasForeignKey(u => u.PersonId);
        upload.Property(u => u.Text).HasNoLimit();
    }
}

internal sealed class EquivalenceRulingConfiguration : IEntityTypeConfiguration<EquivalenceRuling>
{
    public void Configure(EntityTypeBuilder<EquivalenceRuling> ruling)
    {
        ruling.ToTable("EquivalenceRulings", table => table.HasTrigger("AppendOnly"));
        ruling.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId);
        ruling.HasOne<PublishedEdition>().WithMany().HasForeignKey(r => r.EarlierEditionId);
        ruling.HasOne<PublishedEdition>().WithMany().HasForeignKey(r => r.LaterEditionId);
        ruling.Property(r => r.EarlierEditionId).HasMaxLength(Lengths.Code);
        ruling.Property(r => r.LaterEditionId).HasMaxLength(Lengths.Code);
        ruling.Property(r => r.Reason).HasMaxLength(Lengths.Text);
    }
}
