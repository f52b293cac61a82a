using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.HasOne<Assessment>().WithMany().HasForeignKey(d => d.AssessmentId);
        decision.HasOne<Submission>().WithMany().HasForeignKey(d => d.SubmissionId);
        decision.HasIndex(d => new { d.AssessmentId, d.Number }).IsUnique();
        decision.Property(d => d.Reason).HasMaxLength(Lengths.Text);
        decision.Property(d => d.Effect).HasMaxLength(Lengths.Text);
        decision.Property(d => d.SettledWords).HasMaxLength(Lengths.Text);
        decision.Property(d => d.BasisHash).HasMaxLength(Lengths.Hash);
        decision.Property(d => d.ProposedByName).HasMaxLength(Lengths.Line);
        decision.Property(d => d.SettledByName).HasMaxLength(Lengths.Line);
        decision.Ignore(d => d.OpenConditions);
        decision.HasMany(d => d.Conditions).WithOne().HasForeignKey("DecisionId");
    }
}

internal sealed class DecisionConditionConfiguration : IEntityTypeConfiguration<DecisionCondition>
{
    public void Configure(EntityTypeBuilder<DecisionCondition> condition)
    {
        condition.ToTable("DecisionConditions");
        condition.Property<Guid>("DecisionId");
        condition.HasKey("DecisionId", nameof(DecisionCondition.Number));
        condition.Property(c => c.Number).ValueGeneratedNever();
        condition.Property(c => c.Text).HasMaxLength(Lengths.Text);
        condition.Property(c => c.Proof).HasMaxLength(Lengths.Sentence);
        condition.Property(c => c.Seen).HasMaxLength(Lengths.Text);
        condition.Property(c => c.MetByName).HasMaxLength(Lengths.Line);
    }
}
