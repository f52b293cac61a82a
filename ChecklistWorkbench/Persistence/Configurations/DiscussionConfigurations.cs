using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class DiscussionConfiguration : IEntityTypeConfiguration<Discussion>
{
    public void Configure(EntityTypeBuilder<Discussion> discussion)
    {
        discussion.HasOne<Assessment>().WithMany().HasForeignKey(d => d.AssessmentId);
        discussion.HasOne<Organization>().WithMany().HasForeignKey(d => d.AskedByOrganizationId);
        discussion.HasMany(d => d.Messages).WithOne().HasForeignKey(m => m.DiscussionId);
        discussion.HasIndex(d => new { d.AssessmentId, d.ItemNumber });
        discussion.Ignore(d => d.Standing);
    }
}

internal sealed class DiscussionMessageConfiguration : IEntityTypeConfiguration<DiscussionMessage>
{
    public void Configure(EntityTypeBuilder<DiscussionMessage> message)
    {
        message.ToTable("DiscussionMessages", table => table.HasTrigger("AppendOnly"));
        message.HasKey(m => new { m.DiscussionId, m.Number });
        message.Property(m => m.Number).ValueGeneratedNever();
        message.Property(m => m.Text).HasMaxLength(Lengths.Text);
        message.HasMany(m => m.Mentions).WithOne().HasForeignKey("DiscussionId", "MessageNumber");
    }
}

internal sealed class DiscussionMentionConfiguration : IEntityTypeConfiguration<DiscussionMention>
{
    public void Configure(EntityTypeBuilder<DiscussionMention> mention)
    {
        mention.ToTable("DiscussionMentions", table => table.HasTrigger("AppendOnly"));
        mention.Property<Guid>("DiscussionId");
        mention.Property<int>("MessageNumber");
        mention.HasKey("DiscussionId", "MessageNumber", nameof(DiscussionMention.PersonId));
        mention.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }
}

internal sealed class DiscussionReadingConfiguration : IEntityTypeConfiguration<DiscussionReading>
{
    public void Configure(EntityTypeBuilder<DiscussionReading> reading)
    {
        reading.HasKey(r => new { r.PersonId, r.DiscussionId });
        reading.HasOne<Discussion>().WithMany().HasForeignKey(r => r.DiscussionId);
        reading.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }
}
