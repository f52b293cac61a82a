using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>One signed-in browser. Its end works at once: every request and every action asks for it.</summary>
public sealed class SignInSession : AuditedEntity
{
    /// <summary>However busy it is, a session ends this long after its start.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private SignInSession() { }

    public Guid Id { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The organisation the person acts for in this session.</summary>
    public Guid OrganizationId { get; private init; }

    public DateTime StartedUtc { get; private init; }

    public DateTime? EndedUtc { get; private set; }

    /// <summary>The browser as it named itself, cut to a line: for the person to recognise, never for a decision.</summary>
    public string Device { get; private init; } = "";

    /// <summary>How the person proved who they are: password, password+totp, passkey, demo.</summary>
    public string Method { get; private init; } = "";

    public int Version { get; private set; }

    public static SignInSession Start(Person person, Guid organizationId, string device, string method, DateTime atUtc)
    {
        var session = new SignInSession
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            OrganizationId = organizationId,
            StartedUtc = atUtc,
            Device = device.Length > Common.Lengths.Line ? device[..Common.Lengths.Line] : device,
            Method = method,
        };
        session.Record(new(AuditChain.OfOrganization(organizationId), AuditActions.SignedIn,
            new(person.Id, person.DisplayName, organizationId), atUtc, person.Id, Details: new { method }));
        return session;
    }

    public void End(AuditActor by, DateTime atUtc)
    {
        if (EndedUtc is not null) return;
        EndedUtc = atUtc;
        Version++;
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.SessionEnded, by, atUtc, PersonId));
    }
}
