using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>What an organisation is to the standard.</summary>
public enum OrganizationKind
{
    /// <summary>金融機関.</summary>
    FinancialInstitution,

    /// <summary>API接続先.</summary>
    ConnectingFirm,

    /// <summary>連鎖接続先 (電子決済等代行業再委託者).</summary>
    DownstreamFirm,
}

/// <summary>A bank or a firm that uses the workbench.</summary>
public sealed class Organization : AuditedEntity
{
    private Organization() { }

    public Guid Id { get; private init; }

    public string Name { get; private set; } = "";

    public OrganizationKind Kind { get; private init; }

    /// <summary>Whether everyone here must use a second factor or a passkey to sign in.</summary>
    public bool RequiresTwoFactor { get; private set; }

    public DateTime RegisteredUtc { get; private init; }

    public int Version { get; private set; }

    /// <summary>The side this organisation takes in a connection.</summary>
    public Party Party => Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm;

    public static Organization Register(string name, OrganizationKind kind, AuditActor by, DateTime atUtc)
    {
        var organization = new Organization { Id = Guid.CreateVersion7(), Name = name.Trim(), Kind = kind, RegisteredUtc = atUtc };
        organization.Record(new(AuditChain.OfOrganization(organization.Id), AuditActions.OrganizationRegistered, by, atUtc, organization.Id,
            Details: new { organization.Name, organization.Kind }));
        return organization;
    }

    public void RequireTwoFactor(bool required, Participation by, DateTime atUtc)
    {
        if (RequiresTwoFactor == required) return;
        Record(new(AuditChain.OfOrganization(Id), AuditActions.OrganizationChanged, by.Actor, atUtc, Id,
            Details: new { RequiresTwoFactor = new AuditChange(RequiresTwoFactor, required) }));
        RequiresTwoFactor = required;
        Version++;
    }

    /// <summary>
    /// Says that who may administer has changed. Two such changes at the same moment then meet here, and the later one is judged
    /// again: otherwise the last two administrators could remove each other.
    /// </summary>
    public void AdministratorsChanged() => Version++;
}
