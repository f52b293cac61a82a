using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class EvidencePieceConfiguration : IEntityTypeConfiguration<EvidencePiece>
{
    public void Configure(EntityTypeBuilder<EvidencePiece> piece)
    {
        piece.HasOne<Organization>().WithMany().HasForeignKey(p => p.OrganizationId);
        piece.HasIndex(p => new { p.OrganizationId, p.ValidUntil });
        piece.Property(p => p.Title).HasMaxLength(Lengths.Line);
        piece.Property(p => p.WithdrawnReason).HasMaxLength(Lengths.Sentence);
        piece.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.PieceId);
        piece.HasMany(p => p.Shares).WithOne().HasForeignKey(s => s.PieceId);
        piece.Ignore(p => p.Heading);
    }
}

internal sealed class EvidenceVersionConfiguration : IEntityTypeConfiguration<EvidenceVersion>
{
    public void Configure(EntityTypeBuilder<EvidenceVersion> version)
    {
        version.ToTable("EvidenceVersions", table => table.HasTrigger("AppendOnly"));
        version.HasIndex(v => new { v.PieceId, v.Number }).IsUnique();
        version.Property(v => v.Note).HasMaxLength(Lengths.Text);
        version.HasMany(v => v.Files).WithOne().HasForeignKey(f => f.VersionId);
        version.Ignore(v => v.Period);
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("EvidenceFiles", table => table.HasTrigger("AppendOnly"));
        file.HasIndex(f => new { f.VersionId, f.Number }).IsUnique();
        file.HasIndex(f => f.Sha256);
        file.Property(f => f.Sha256).HasMaxLength(Lengths.Hash);
        file.Property(f => f.Listing).HasMaxLength(Lengths.Text);
    }
}

internal sealed class EvidenceShareConfiguration : IEntityTypeConfiguration<EvidenceShare>
{
    public void Configure(EntityTypeBuilder<EvidenceShare> share)
    {
        share.ToTable("EvidenceShares", table => table.HasTrigger("AppendOnly"));
        share.HasKey(s => new { s.PieceId, s.ConnectionId });
        share.HasOne<Connection>().WithMany().HasForeignKey(s => s.ConnectionId);
    }
}

internal sealed class EvidenceLinkConfiguration : IEntityTypeConfiguration<EvidenceLink>
{
    public void Configure(EntityTypeBuilder<EvidenceLink> link)
    {
        link.HasOne<EvidencePiece>().WithMany().HasForeignKey(l => l.PieceId);
        link.HasOne<Assessment>().WithMany().HasForeignKey(l => l.AssessmentId);
        link.HasIndex(l => new { l.AssessmentId, l.ItemNumber });
    }
}

internal sealed class EvidenceUploadConfiguration : IEntityTypeConfiguration<EvidenceUpload>
{
    public void Configure(EntityTypeBuilder<EvidenceUpload> upload)
    {
        upload.HasOne<Organization>().WithMany().HasForeignKey(u => u.OrganizationId);
        upload.HasIndex(u => u.Sha256);
        upload.Property(u => u.Sha256).HasMaxLength(Lengths.Hash);
        upload.Property(u => u.Listing).HasMaxLength(Lengths.Text);
        upload.Ignore(u => u.ChunkCount);
    }
}

internal sealed class EvidenceChunkConfiguration : IEntityTypeConfiguration<EvidenceChunk>
{
    public void Configure(EntityTypeBuilder<EvidenceChunk> chunk)
    {
        chunk.ToTable("EvidenceChunks", table => table.HasTrigger("Kept"));
        chunk.HasKey(c => new { c.Sha256, c.Number });
        chunk.Property(c => c.Sha256).HasMaxLength(Lengths.Hash);
        chunk.Property(c => c.Number).ValueGeneratedNever();
        chunk.Property(c => c.Content).HasMaxLength(EvidenceChunk.Length);
    }
}

internal sealed class SubmissionEvidenceConfiguration : IEntityTypeConfiguration<SubmissionEvidence>
{
    public void Configure(EntityTypeBuilder<SubmissionEvidence> evidence)
    {
        evidence.ToTable("SubmissionEvidence", table => table.HasTrigger("AppendOnly"));
        evidence.HasKey(e => new { e.SubmissionId, e.PieceId });
        evidence.HasOne<Submission>().WithMany(s => s.Evidence).HasForeignKey(e => e.SubmissionId);
        evidence.HasOne<EvidencePiece>().WithMany().HasForeignKey(e => e.PieceId);
    }
}
