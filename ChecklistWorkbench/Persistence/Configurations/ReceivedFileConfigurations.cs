using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

/// <summary>Revisions name a file by its id without a foreign key: SQLite would have to rebuild their table for one, and lose its triggers.</summary>
internal sealed class ReceivedFileConfiguration : IEntityTypeConfiguration<ReceivedFile>
{
    public void Configure(EntityTypeBuilder<ReceivedFile> file)
    {
        file.ToTable("ReceivedFiles", table => table.HasTrigger("AppendOnly"));
        file.HasOne<Assessment>().WithMany().HasForeignKey(f => f.AssessmentId);
        file.HasOne<Organization>().WithMany().HasForeignKey(f => f.OrganizationId);
        file.Property(f => f.Name).HasMaxLength(Lengths.Line);
        file.Property(f => f.Sha256).HasMaxLength(Lengths.Hash);
        file.Property(f => f.ByName).HasMaxLength(Lengths.Line);
    }
}

internal sealed class ReceivedFileChunkConfiguration : IEntityTypeConfiguration<ReceivedFileChunk>
{
    public void Configure(EntityTypeBuilder<ReceivedFileChunk> chunk)
    {
        chunk.ToTable("ReceivedFileChunks", table => table.HasTrigger("AppendOnly"));
        chunk.HasKey(c => new { c.Sha256, c.Number });
        chunk.Property(c => c.Sha256).HasMaxLength(Lengths.Hash);
        chunk.Property(c => c.Number).ValueGeneratedNever();
        chunk.Property(c => c.Content).HasMaxLength(ReceivedFileChunk.Length);
    }
}
