using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Connections;

/// <summary>接続: one bank × one firm × one service. One side opens it, the other joins by invitation.</summary>
public sealed class Connection : AuditedEntity
{
    private Connection() { }

    public Guid Id { get; private init; }

    /// <summary>The bank; null until it has joined.</summary>
    public Guid? FinancialInstitutionId { get; private set; }

    /// <summary>The firm; null until it has joined.</summary>
    public Guid? ConnectingFirmId { get; private set; }

    /// <summary>The other party's name as the opener typed it, shown until that party has joined.</summary>
    public string CounterpartyName { get; private init; } = "";

    /// <summary>サービス名.</summary>
    public string ServiceName { get; private set; } = "";

    public ConnectionProfile Profile { get; private set; } = new();

    public DateTime OpenedUtc { get; private init; }

    public int Version { get; private set; }

    public string ChainId => AuditChain.OfConnection(Id);

    /// <summary>Whether both parties are there, which an assessment needs.</summary>
    public bool IsComplete => FinancialInstitutionId is not null && ConnectingFirmId is not null;

    public static Connection Open(string serviceName, string counterpartyName, ConnectionProfile profile, Participation by, DateTime atUtc)
    {
        var connection = new Connection
        {
            Id = Guid.CreateVersion7(),
            ServiceName = serviceName.Trim(),
            CounterpartyName = counterpartyName.Trim(),
            Profile = profile,
            OpenedUtc = atUtc,
        };
        connection.Take(by.Party, by.OrganizationId);
        connection.Record(new(connection.ChainId, AuditActions.ConnectionOpened, by.Actor, atUtc, connection.Id,
            Details: new { connection.ServiceName, connection.CounterpartyName, profile }));
        return connection;
    }

    /// <summary>The other party takes its side; refused by exception if that side is taken, as only an unused invitation leads here.</summary>
    public void Join(Organization organization, AuditActor by, DateTime atUtc)
    {
        Take(organization.Party, organization.Id);
        Version++;
        Record(new(ChainId, AuditActions.ConnectionJoined, by, atUtc, organization.Id, Details: new { organization.Name }));
    }

    public void ChangeProfile(string serviceName, ConnectionProfile profile, Participation by, DateTime atUtc)
    {
        var name = serviceName.Trim();
        if (name == ServiceName && profile == Profile) return;
        Record(new(ChainId, AuditActions.ProfileChanged, by.Actor, atUtc, Id,
            Details: new { ServiceName = new AuditChange(ServiceName, name), Profile = new AuditChange(Profile, profile) }));
        (ServiceName, Profile) = (name, profile);
        Version++;
    }

    public bool IsParty(Guid organizationId) => FinancialInstitutionId == organizationId || ConnectingFirmId == organizationId;

    private void Take(Party party, Guid organizationId)
    {
        if ((party == Party.FinancialInstitution ? FinancialInstitutionId : ConnectingFirmId) is not null)
            throw new InvalidOperationException($"The {party} side of connection {Id} is taken.");
        if (party == Party.FinancialInstitution) FinancialInstitutionId = organizationId;
        else ConnectingFirmId = organizationId;
    }
}
