using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class CustomItemConfiguration : IEntityTypeConfiguration<CustomItem>
{
    public void Configure(EntityTypeBuilder<CustomItem> item)
    {
        item.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId);
        item.Property(i => i.CrosswalkId).HasMaxLength(Lengths.Code);
        item.Property(i => i.PrincipleId).HasMaxLength(Lengths.Code);
        item.HasIndex(i => new { i.OrganizationId, i.CrosswalkId, i.PrincipleId }).IsUnique();
        item.ComplexProperty(i => i.Content, CustomItemColumns.Map);
        item.HasMany(i => i.Versions).WithOne().HasForeignKey(v => v.CustomItemId);
    }
}

internal sealed class CustomItemVersionConfiguration : IEntityTypeConfiguration<CustomItemVersion>
{
    public void Configure(EntityTypeBuilder<CustomItemVersion> version)
    {
        version.ToTable("CustomItemVersions", table => table.HasTrigger("AppendOnly"));
        version.HasKey(v => new { v.CustomItemId, v.Number });
        version.Property(v => v.Number).ValueGeneratedNever();
        version.ComplexProperty(v => v.Content, CustomItemColumns.Map);
    }
}

internal sealed class TailoringChangeConfiguration : IEntityTypeConfiguration<TailoringChange>
{
    public void Configure(EntityTypeBuilder<TailoringChange> change)
    {
        change.ToTable("TailoringChanges", table => table.HasTrigger("AppendOnly"));
        change.HasKey(c => new { c.AssessmentId, c.Number });
        change.Property(c => c.Number).ValueGeneratedNever();
        change.Property(c => c.Reason).HasMaxLength(Lengths.Sentence);
        change.HasOne<Assessment>().WithMany().HasForeignKey(c => c.AssessmentId);
        change.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);
        change.HasOne<CustomItemVersion>().WithMany().HasForeignKey(c => new { c.CustomItemId, c.CustomItemVersion });
    }
}

/// <summary>The columns of a 独自確認項目, the same for the item and for its versions.</summary>
internal static class CustomItemColumns
{
    public static void Map(ComplexPropertyBuilder<CustomItemContent> content)
    {
        content.Property(c => c.Objective).HasColumnName("Objective").HasMaxLength(Lengths.Sentence);
        content.Property(c => c.Explanation).HasColumnName("Explanation").HasMaxLength(Lengths.Text);
        content.Property(c => c.Target).HasColumnName("Target");
        content.Property(c => c.ApiKinds).HasColumnName("ApiKinds");
        content.Property(c => c.Source).HasColumnName("Source");
    }
}
