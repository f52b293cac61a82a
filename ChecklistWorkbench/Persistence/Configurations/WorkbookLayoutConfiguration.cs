using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class WorkbookLayoutConfiguration : IEntityTypeConfiguration<WorkbookLayout>
{
    public void Configure(EntityTypeBuilder<WorkbookLayout> layout)
    {
        layout.HasOne<Organization>().WithMany().HasForeignKey(l => l.OrganizationId);
        layout.HasOne<Organization>().WithMany().HasForeignKey(l => l.FinancialInstitutionId);
        layout.HasIndex(l => new { l.OrganizationId, l.FinancialInstitutionId });
        layout.Property(l => l.Name).HasMaxLength(Lengths.Line);
        layout.Property(l => l.Mapping).HasNoLimit();
        layout.Property(l => l.ByName).HasMaxLength(Lengths.Line);
    }
}
