using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>A human being who signs in. Credentials are kept elsewhere, under the same id.</summary>
public sealed class Person : AuditedEntity
{
    private Person() { }

    public Guid Id { get; private init; }

    /// <summary>The name that others see beside what this person wrote.</summary>
    public string DisplayName { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>Since when the person may not sign in any more; null while they may.</summary>
    public DateTime? DisabledUtc { get; private set; }

    /// <summary>Interface language, <c>ja</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "ja";

    /// <summary>Since when the person looks after what all organisations here share, such as the editions; null for everyone else.</summary>
    public DateTime? AdministersInstallationSinceUtc { get; private set; }

    public int Version { get; private set; }

    public static Person Join(string displayName, string email, Organization organization, AuditActor by, DateTime atUtc, Guid? id = null)
    {
        var person = new Person { Id = id ?? Guid.CreateVersion7(), DisplayName = displayName.Trim(), Email = email.Trim() };
        person.Record(new(AuditChain.OfOrganization(organization.Id), AuditActions.PersonJoined, by, atUtc, person.Id,
            Details: new { person.DisplayName, person.Email }));
        return person;
    }

    public void Disable(Participation by, DateTime atUtc)
    {
        if (DisabledUtc is not null) return;
        DisabledUtc = atUtc;
        Version++;
        Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.PersonDisabled, by.Actor, atUtc, Id));
    }

    public void Enable(Participation by, DateTime atUtc)
    {
        if (DisabledUtc is null) return;
        DisabledUtc = null;
        Version++;
        Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.PersonEnabled, by.Actor, atUtc, Id));
    }

    /// <summary>Entrusts the installation to the person. It counts while they are an administrator of the organisation they act for.</summary>
    public void EntrustInstallation(AuditActor by, DateTime atUtc)
    {
        if (AdministersInstallationSinceUtc is not null) return;
        AdministersInstallationSinceUtc = atUtc;
        Version++;
        Record(new(AuditChain.OfInstallation, AuditActions.InstallationEntrusted, by, atUtc, Id, Details: new { DisplayName }));
    }

    public void ReleaseInstallation(AuditActor by, DateTime atUtc)
    {
        if (AdministersInstallationSinceUtc is null) return;
        AdministersInstallationSinceUtc = null;
        Version++;
        Record(new(AuditChain.OfInstallation, AuditActions.InstallationReleased, by, atUtc, Id, Details: new { DisplayName }));
    }

    public void Speak(string language)
    {
        Language = language;
        Version++;
    }
}
