using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class DepthRuleChangeConfiguration : IEntityTypeConfiguration<DepthRuleChange>
{
    public void Configure(EntityTypeBuilder<DepthRuleChange> change)
    {
        change.ToTable("DepthRuleChanges", table => table.HasTrigger("AppendOnly"));
        change.HasKey(c => new { c.OrganizationId, c.Number });
        change.Property(c => c.Number).ValueGeneratedNever();
        change.Property(c => c.RuleId).HasMaxLength(Lengths.Code);
        change.Property(c => c.ContentJson).HasNoLimit();
        change.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId);
    }
}
