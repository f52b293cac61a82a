using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class ChangeNoticeConfiguration : IEntityTypeConfiguration<ChangeNotice>
{
    public void Configure(EntityTypeBuilder<ChangeNotice> notice)
    {
        notice.ToTable("ChangeNotices");
        notice.HasOne<Connection>().WithMany().HasForeignKey(n => n.ConnectionId);
        notice.HasOne<Assessment>().WithMany().HasForeignKey(n => n.AssessmentId);
        // One writing reaches a connection once, however often the button was pressed.
        notice.HasIndex(n => new { n.WritingId, n.ConnectionId }).IsUnique();
        notice.HasIndex(n => new { n.ConnectionId, n.SentUtc });
        notice.Property(n => n.Words).HasMaxLength(Lengths.Text);
        notice.Property(n => n.Items).HasMaxLength(Lengths.Sentence).HasConversion(
            items => string.Join(',', items),
            text => text.Length == 0 ? Array.Empty<int>() : text.Split(',', StringSplitOptions.None).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray(),
            new ValueComparer<IReadOnlyList<int>>((a, b) => a!.SequenceEqual(b!), items => items.Count, items => items.ToArray()));
        notice.HasMany(n => n.Messages).WithOne().HasForeignKey(m => m.NoticeId);
        notice.Ignore(n => n.Waits);
    }
}

internal sealed class NoticeMessageConfiguration : IEntityTypeConfiguration<NoticeMessage>
{
    public void Configure(EntityTypeBuilder<NoticeMessage> message)
    {
        message.ToTable("NoticeMessages", table => table.HasTrigger("AppendOnly"));
        message.HasKey(m => new { m.NoticeId, m.Number });
        message.Property(m => m.Number).ValueGeneratedNever();
        message.Property(m => m.Words).HasMaxLength(Lengths.Text);
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("CalendarFeeds");
        feed.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
        feed.HasOne<Organization>().WithMany().HasForeignKey(f => f.OrganizationId);
        feed.Property(f => f.TokenHash).HasMaxLength(Lengths.Hash);
        feed.HasIndex(f => f.TokenHash).IsUnique();
    }
}

internal sealed class ReminderSettingConfiguration : IEntityTypeConfiguration<ReminderSetting>
{
    public void Configure(EntityTypeBuilder<ReminderSetting> setting)
    {
        setting.ToTable("ReminderSettings");
        setting.HasKey(s => s.PersonId);
        setting.HasOne<Person>().WithOne().HasForeignKey<ReminderSetting>(s => s.PersonId);
    }
}
