using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class ArrangementConfiguration : IEntityTypeConfiguration<Arrangement>
{
    public void Configure(EntityTypeBuilder<Arrangement> arrangement)
    {
        arrangement.ToTable("Arrangements");
        arrangement.HasOne<Connection>().WithMany().HasForeignKey(a => a.ConnectionId);
        // Two proposals at once: the second one finds the first waiting, and is told so.
        arrangement.HasIndex(a => new { a.ConnectionId, a.Number }).IsUnique();
        arrangement.HasIndex(a => a.NextOpensOn);
        arrangement.Property(a => a.SettledWords).HasMaxLength(Lengths.Text);
        arrangement.ComplexProperty(a => a.Terms, terms =>
        {
            terms.Property(t => t.Methods).HasColumnName("Methods");
            terms.Property(t => t.Depth).HasColumnName("Depth");
            terms.Property(t => t.FrequencyMonths).HasColumnName("FrequencyMonths");
            terms.Property(t => t.FirstOpensOn).HasColumnName("FirstOpensOn");
            terms.Property(t => t.RoundDays).HasColumnName("RoundDays");
            terms.Property(t => t.AdHoc).HasColumnName("AdHoc").HasMaxLength(Lengths.Line);
            terms.Property(t => t.AdHocWords).HasColumnName("AdHocWords").HasMaxLength(Lengths.Text);
            terms.Property(t => t.NoticeDays).HasColumnName("NoticeDays");
            terms.Property(t => t.OnSite).HasColumnName("OnSite");
            terms.Property(t => t.Remarks).HasColumnName("Remarks").HasMaxLength(Lengths.Text);
        });
    }
}

internal sealed class AttestationConfiguration : IEntityTypeConfiguration<Attestation>
{
    public void Configure(EntityTypeBuilder<Attestation> attestation)
    {
        attestation.ToTable("Attestations", table => table.HasTrigger("AppendOnly"));
        // Two statements at once: the second one finds the first, and is told so.
        attestation.HasKey(a => new { a.ResponseId, a.Number });
        attestation.Property(a => a.Number).ValueGeneratedNever();
        attestation.Property(a => a.Reason).HasMaxLength(Lengths.Sentence);
        attestation.HasOne<Response>().WithMany().HasForeignKey(a => a.ResponseId);
        attestation.HasOne<Assessment>().WithMany().HasForeignKey(a => a.AssessmentId);
    }
}
