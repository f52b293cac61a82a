using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        finding.HasOne<Connection>().WithMany().HasForeignKey(f => f.ConnectionId);
        finding.HasOne<Assessment>().WithMany().HasForeignKey(f => f.AssessmentId);
        finding.HasIndex(f => new { f.ConnectionId, f.Number }).IsUnique();
        finding.Property(f => f.Text).HasMaxLength(Lengths.Text);
        finding.Property(f => f.PlanText).HasMaxLength(Lengths.Text);
        finding.Property(f => f.PlanOwner).HasMaxLength(Lengths.Line);
        finding.Property(f => f.ProposedText).HasMaxLength(Lengths.Text);
        finding.Property(f => f.ProposedOwner).HasMaxLength(Lengths.Line);
        finding.Property(f => f.RaisedByName).HasMaxLength(Lengths.Line);
        finding.Ignore(f => f.IsOpen).Ignore(f => f.HasProposedPlan);
        finding.HasMany(f => f.Steps).WithOne().HasForeignKey("FindingId");
    }
}

internal sealed class FindingStepConfiguration : IEntityTypeConfiguration<FindingStep>
{
    public void Configure(EntityTypeBuilder<FindingStep> step)
    {
        step.ToTable("FindingSteps", table => table.HasTrigger("AppendOnly"));
        step.Property<Guid>("FindingId");
        step.HasKey("FindingId", nameof(FindingStep.Number));
        step.Property(s => s.Number).ValueGeneratedNever();
        step.Property(s => s.Words).HasMaxLength(Lengths.Text);
        step.Property(s => s.PlanOwner).HasMaxLength(Lengths.Line);
        step.Property(s => s.ByName).HasMaxLength(Lengths.Line);
        step.HasMany(s => s.Evidence).WithOne().HasForeignKey("FindingId", "StepNumber");
    }
}

internal sealed class ReportedEvidenceConfiguration : IEntityTypeConfiguration<ReportedEvidence>
{
    public void Configure(EntityTypeBuilder<ReportedEvidence> evidence)
    {
        evidence.ToTable("ReportedEvidence", table => table.HasTrigger("AppendOnly"));
        evidence.Property<Guid>("FindingId");
        evidence.Property<int>("StepNumber");
        evidence.HasKey("FindingId", "StepNumber", nameof(ReportedEvidence.PieceId));
        evidence.HasOne<EvidencePiece>().WithMany().HasForeignKey(e => e.PieceId);
        evidence.Property(e => e.Title).HasMaxLength(Lengths.Line);
    }
}

internal sealed class AccessMeasureConfiguration : IEntityTypeConfiguration<AccessMeasure>
{
    public void Configure(EntityTypeBuilder<AccessMeasure> measure)
    {
        measure.ToTable("AccessMeasures", table => table.HasTrigger("AppendOnly"));
        measure.HasOne<Connection>().WithMany().HasForeignKey(m => m.ConnectionId);
        measure.HasIndex(m => new { m.ConnectionId, m.Number }).IsUnique();
        measure.Property(m => m.Extent).HasMaxLength(Lengths.Sentence);
        measure.Property(m => m.Reason).HasMaxLength(Lengths.Text);
        measure.Property(m => m.ByName).HasMaxLength(Lengths.Line);
    }
}
