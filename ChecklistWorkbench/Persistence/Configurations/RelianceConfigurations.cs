using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class RelianceConfiguration : IEntityTypeConfiguration<Reliance>
{
    public void Configure(EntityTypeBuilder<Reliance> reliance)
    {
        reliance.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId);
        reliance.HasIndex(r => new { r.AssessmentId, r.Number }).IsUnique();
        reliance.Property(r => r.Scope).HasMaxLength(Lengths.Text);
        reliance.Property(r => r.Items).HasMaxLength(Lengths.Sentence).HasConversion(
            items => string.Join(',', items),
            text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray(),
            new ValueComparer<IReadOnlyList<int>>((a, b) => a!.SequenceEqual(b!), items => items.Count, items => items.ToArray()));
        reliance.Ignore(r => r.Standing);
        reliance.HasMany(r => r.Steps).WithOne().HasForeignKey("RelianceId");
        reliance.HasMany(r => r.Rulings).WithOne().HasForeignKey("RelianceId");
    }
}

internal sealed class RelianceStepConfiguration : IEntityTypeConfiguration<RelianceStep>
{
    public void Configure(EntityTypeBuilder<RelianceStep> step)
    {
        step.ToTable("RelianceSteps", table => table.HasTrigger("AppendOnly"));
        step.Property<Guid>("RelianceId");
        step.HasKey("RelianceId", nameof(RelianceStep.Number));
        step.Property(s => s.Number).ValueGeneratedNever();
        step.Property(s => s.Words).HasMaxLength(Lengths.Text);
    }
}

internal sealed class RelianceRulingConfiguration : IEntityTypeConfiguration<RelianceRuling>
{
    public void Configure(EntityTypeBuilder<RelianceRuling> ruling)
    {
        ruling.ToTable("RelianceRulings", table => table.HasTrigger("AppendOnly"));
        ruling.Property<Guid>("RelianceId");
        ruling.HasKey("RelianceId", nameof(RelianceRuling.ItemNumber), nameof(RelianceRuling.Revision));
        ruling.Property(r => r.ItemNumber).ValueGeneratedNever();
        ruling.Property(r => r.Revision).ValueGeneratedNever();
        ruling.Property(r => r.Reason).HasMaxLength(Lengths.Text);
    }
}

internal sealed class SharedRulingConfiguration : IEntityTypeConfiguration<SharedRuling>
{
    public void Configure(EntityTypeBuilder<SharedRuling> ruling)
    {
        ruling.ToTable("SharedRulings", table => table.HasTrigger("AppendOnly"));
        ruling.Property<Guid>("RatingShareId");
        ruling.HasKey("RatingShareId", nameof(SharedRuling.RelianceNumber), nameof(SharedRuling.ItemNumber));
        ruling.Property(r => r.RelianceNumber).ValueGeneratedNever();
        ruling.Property(r => r.ItemNumber).ValueGeneratedNever();
        ruling.Property(r => r.Reason).HasMaxLength(Lengths.Text);
    }
}
