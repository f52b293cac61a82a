using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> connection)
    {
        connection.HasOne<Organization>().WithMany().HasForeignKey(c => c.FinancialInstitutionId);
        connection.HasOne<Organization>().WithMany().HasForeignKey(c => c.ConnectingFirmId);
        connection.Ignore(c => c.ChainId).Ignore(c => c.IsComplete);
        connection.ComplexProperty(c => c.Profile, profile =>
        {
            profile.Property(p => p.ApiKinds).HasColumnName("ApiKinds");
            profile.Property(p => p.Openness).HasColumnName("Openness");
            profile.Property(p => p.AccessMethod).HasColumnName("AccessMethod");
            profile.Property(p => p.Authentication).HasColumnName("Authentication").HasMaxLength(Lengths.Text);
            profile.Property(p => p.DataHandled).HasColumnName("DataHandled").HasMaxLength(Lengths.Text);
            profile.Property(p => p.ExpectedUsers).HasColumnName("ExpectedUsers");
            profile.Property(p => p.DailyCalls).HasColumnName("DailyCalls");
        });
    }
}
