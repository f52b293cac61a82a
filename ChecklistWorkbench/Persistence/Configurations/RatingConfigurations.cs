using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class RatingConfiguration : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> rating)
    {
        rating.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId);
        rating.HasIndex(r => new { r.AssessmentId, r.ItemNumber, r.Seat }).IsUnique();
        rating.ComplexProperty(r => r.Content, RatingColumns.Map);
        rating.HasMany(r => r.Revisions).WithOne().HasForeignKey(r => r.RatingId);
    }
}

internal sealed class RatingRevisionConfiguration : IEntityTypeConfiguration<RatingRevision>
{
    public void Configure(EntityTypeBuilder<RatingRevision> revision)
    {
        revision.ToTable("RatingRevisions", table => table.HasTrigger("AppendOnly"));
        revision.HasKey(r => new { r.RatingId, r.Number });
        revision.Property(r => r.Number).ValueGeneratedNever();
        revision.ComplexProperty(r => r.Content, RatingColumns.Map);
    }
}

internal sealed class RatingShareConfiguration : IEntityTypeConfiguration<RatingShare>
{
    public void Configure(EntityTypeBuilder<RatingShare> share)
    {
        share.ToTable("RatingShares", table => table.HasTrigger("AppendOnly"));
        share.HasOne<Assessment>().WithMany().HasForeignKey(s => s.AssessmentId);
        share.HasIndex(s => new { s.AssessmentId, s.Number }).IsUnique();
        share.HasMany(s => s.Items).WithOne().HasForeignKey("RatingShareId");
    }
}

internal sealed class SharedRatingConfiguration : IEntityTypeConfiguration<SharedRating>
{
    public void Configure(EntityTypeBuilder<SharedRating> rating)
    {
        rating.ToTable("SharedRatings", table => table.HasTrigger("AppendOnly"));
        rating.Property<Guid>("RatingShareId");
        rating.HasKey("RatingShareId", nameof(SharedRating.ItemNumber));
        rating.Property(r => r.ItemNumber).ValueGeneratedNever();
        rating.Property(r => r.Comment).HasMaxLength(Lengths.Text);
    }
}

internal sealed class SecondReviewConfiguration : IEntityTypeConfiguration<SecondReview>
{
    public void Configure(EntityTypeBuilder<SecondReview> review)
    {
        review.HasKey(r => r.AssessmentId);
        review.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.ReviewerId);
    }
}

/// <summary>The columns of a rating, the same for the rating and for its revisions.</summary>
internal static class RatingColumns
{
    public static void Map(ComplexPropertyBuilder<RatingContent> content)
    {
        content.Property(c => c.Value).HasColumnName("Value");
        content.Property(c => c.InternalComment).HasColumnName("InternalComment").HasMaxLength(Lengths.Text);
        content.Property(c => c.SharedComment).HasColumnName("SharedComment").HasMaxLength(Lengths.Text);
        content.Property(c => c.Reason).HasColumnName("Reason").HasMaxLength(Lengths.Text);
    }
}
