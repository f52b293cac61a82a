using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.HasOne<Connection>().WithMany().HasForeignKey(a => a.ConnectionId);
        assessment.HasOne<PublishedEdition>().WithMany().HasForeignKey(a => a.EditionId);
        assessment.Property(a => a.EditionId).HasMaxLength(Lengths.Code);
        assessment.HasMany(a => a.Transitions).WithOne().HasForeignKey(t => t.AssessmentId);
        assessment.HasIndex(a => new { a.ConnectionId, a.Purpose, a.Round }).IsUnique();
        assessment.Ignore(a => a.ChainId);
    }
}

internal sealed class AssessmentTransitionConfiguration : IEntityTypeConfiguration<AssessmentTransition>
{
    public void Configure(EntityTypeBuilder<AssessmentTransition> transition)
    {
        transition.ToTable("AssessmentTransitions", table => table.HasTrigger("AppendOnly"));
        transition.Property(t => t.Comment).HasMaxLength(Lengths.Text);
    }
}

internal sealed class ResponseConfiguration : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> response)
    {
        response.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId);
        response.HasIndex(r => new { r.AssessmentId, r.ItemNumber, r.Party }).IsUnique();
        response.ComplexProperty(r => r.Content, ContentColumns.Map);
    }
}

internal sealed class ResponseRevisionConfiguration : IEntityTypeConfiguration<ResponseRevision>
{
    public void Configure(EntityTypeBuilder<ResponseRevision> revision)
    {
        revision.ToTable("ResponseRevisions", table => table.HasTrigger("AppendOnly"));
        revision.HasKey(r => new { r.ResponseId, r.Number });
        revision.HasOne<Response>().WithMany().HasForeignKey(r => r.ResponseId);
        revision.Property(r => r.Changed).HasMaxLength(Lengths.Line);
        revision.ComplexProperty(r => r.Content, ContentColumns.Map);
    }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.HasKey(d => new { d.PersonId, d.ResponseId, d.Field });
        draft.HasOne<Response>().WithMany().HasForeignKey(d => d.ResponseId);
        draft.Property(d => d.Text).HasMaxLength(Lengths.Text);
    }
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> submission)
    {
        submission.ToTable("Submissions", table => table.HasTrigger("AppendOnly"));
        submission.HasOne<Assessment>().WithMany().HasForeignKey(s => s.AssessmentId);
        submission.HasIndex(s => new { s.AssessmentId, s.Number }).IsUnique();
        submission.Property(s => s.Comment).HasMaxLength(Lengths.Text);
        submission.Property(s => s.Hash).HasMaxLength(Lengths.Hash);
        submission.Property(s => s.ContentJson).HasNoLimit();
    }
}

internal sealed class SubmissionReturnConfiguration : IEntityTypeConfiguration<SubmissionReturn>
{
    public void Configure(EntityTypeBuilder<SubmissionReturn> returned)
    {
        returned.ToTable("SubmissionReturns", table => table.HasTrigger("AppendOnly"));
        returned.HasOne<Submission>().WithMany().HasForeignKey(r => r.SubmissionId);
        returned.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId);
        returned.Property(r => r.Comment).HasMaxLength(Lengths.Text);
        returned.HasMany(r => r.Items).WithOne().HasForeignKey("SubmissionReturnId");
    }
}

internal sealed class ReturnedItemConfiguration : IEntityTypeConfiguration<ReturnedItem>
{
    public void Configure(EntityTypeBuilder<ReturnedItem> item)
    {
        item.ToTable("ReturnedItems", table => table.HasTrigger("AppendOnly"));
        item.Property<Guid>("SubmissionReturnId");
        item.HasKey("SubmissionReturnId", nameof(ReturnedItem.ItemNumber));
        item.Property(i => i.ItemNumber).ValueGeneratedNever();
        item.Property(i => i.Reason).HasMaxLength(Lengths.Text);
    }
}

/// <summary>The columns of an answer, the same for the answer and for its revisions.</summary>
internal static class ContentColumns
{
    public static void Map(ComplexPropertyBuilder<ResponseContent> content)
    {
        content.Property(c => c.Implementation).HasColumnName("Implementation");
        content.Property(c => c.CurrentStatus).HasColumnName("CurrentStatus").HasMaxLength(Lengths.Text);
        content.Property(c => c.RecognizedIssues).HasColumnName("RecognizedIssues").HasMaxLength(Lengths.Text);
        content.Property(c => c.RemediationPlan).HasColumnName("RemediationPlan").HasMaxLength(Lengths.Text);
        content.Property(c => c.Remarks).HasColumnName("Remarks").HasMaxLength(Lengths.Text);
        content.Property(c => c.PlanDueOn).HasColumnName("PlanDueOn");
        content.Property(c => c.PlanOwner).HasColumnName("PlanOwner").HasMaxLength(Lengths.Line);
        content.Property(c => c.Methods).HasColumnName("Methods").HasMaxLength(Lengths.Text)
            .HasConversion(methods => methods.ToText(), text => AppliedMethods.FromText(text));
    }
}
