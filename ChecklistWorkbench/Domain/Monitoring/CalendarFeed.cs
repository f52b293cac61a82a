using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>
/// カレンダーの購読: a secret address under which a person's calendar reads their deadlines without signing in. Only the hash of the secret is kept; whoever
/// has the address reads what its person may read, until it is revoked or the person is shut out.
/// </summary>
public sealed class CalendarFeed : AuditedEntity
{
    private CalendarFeed() { }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>For which of the person's organisations.</summary>
    public Guid OrganizationId { get; private init; }

    public string TokenHash { get; private init; } = "";

    public DateTime CreatedUtc { get; private init; }

    public DateTime? RevokedUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>The feed, and its secret, which cannot be had again.</summary>
    public static (CalendarFeed Feed, string Token) Make(Participation by, DateTime atUtc)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var feed = new CalendarFeed { Id = Guid.CreateVersion7(), PersonId = by.PersonId, OrganizationId = by.OrganizationId, TokenHash = HashOf(token), CreatedUtc = atUtc };
        feed.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.CalendarFeedMade, by.Actor, atUtc, feed.Id));
        return (feed, token);
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public void Revoke(Participation by, DateTime atUtc)
    {
        if (RevokedUtc is not null) return;
        (RevokedUtc, Version) = (atUtc, Version + 1);
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.CalendarFeedRevoked, by.Actor, atUtc, Id));
    }
}

/// <summary>Whether a person is reminded by mail, and when they last were.</summary>
public sealed class ReminderSetting
{
    private ReminderSetting() { }

    public ReminderSetting(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private init; }

    public bool ByMail { get; private set; } = true;

    /// <summary>The last day in Japan on which a reminder was sent; null if none ever was.</summary>
    public DateOnly? LastMailedOn { get; private set; }

    public int Version { get; private set; }

    public void Choose(bool byMail) => (ByMail, Version) = (byMail, Version + 1);

    /// <summary>Takes today's one mail; false where it was taken, is not wanted, or nobody is at work. On two nodes at once only one gets it.</summary>
    public bool TakeMailOf(DateOnly today)
    {
        if (!ByMail || LastMailedOn >= today || today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return false;
        (LastMailedOn, Version) = (today, Version + 1);
        return true;
    }
}
