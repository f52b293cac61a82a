using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class ReferenceEntryConfiguration : IEntityTypeConfiguration<ReferenceEntry>
{
    public void Configure(EntityTypeBuilder<ReferenceEntry> entry)
    {
        entry.ToTable("ReferenceEntries", table => table.HasTrigger("AppendOnly"));
        entry.Property(e => e.ContentJson).HasNoLimit();
        // Two corrections of the same version: the second one is told, and looks again.
        entry.HasIndex(e => new { e.EntryId, e.Number }).IsUnique();
    }
}

internal sealed class MonitoringTaskConfiguration : IEntityTypeConfiguration<MonitoringTask>
{
    public void Configure(EntityTypeBuilder<MonitoringTask> task)
    {
        task.ToTable("MonitoringTasks");
        task.HasOne<Assessment>().WithMany().HasForeignKey(t => t.AssessmentId);
        task.HasOne<Connection>().WithMany().HasForeignKey(t => t.ConnectionId);
        task.HasIndex(t => new { t.AssessmentId, t.ItemNumber });
        task.HasIndex(t => t.EntryId);
        task.Property(t => t.Standard).HasMaxLength(2 * Lengths.Line + 1);
        task.Property(t => t.Comment).HasMaxLength(Lengths.Text);
    }
}
