using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>Which entries of a chain someone reads.</summary>
/// <param name="Actions">Only these; null for every entry.</param>
public sealed record TrailScope(IReadOnlyList<string>? Actions)
{
    public static TrailScope Everything { get; } = new((IReadOnlyList<string>?)null);
}

/// <summary>
/// Who reads which chain: the one table of it. Whoever reads a connection's assessments reads its chain; an organisation's own chain, with
/// ratings and internal messages in it, is for its auditors. An administrator, who reads no answers, sees what concerns people and connections.
/// </summary>
public static class TrailRules
{
    private static readonly TrailScope OfManagedConnection = new([AuditActions.ConnectionOpened, AuditActions.ConnectionJoined, AuditActions.ProfileChanged]);

    private static readonly TrailScope OfPeople = new([
        AuditActions.OrganizationRegistered, AuditActions.OrganizationChanged, AuditActions.PersonInvited, AuditActions.InvitationWithdrawn, AuditActions.PersonJoined,
        AuditActions.PersonDisabled, AuditActions.PersonEnabled, AuditActions.RoleGranted, AuditActions.RoleRevoked, AuditActions.SignedIn, AuditActions.SignInFailed,
        AuditActions.SessionEnded, AuditActions.PasswordChanged, AuditActions.TwoFactorChanged, AuditActions.PasskeyAdded, AuditActions.PasskeyRenamed,
        AuditActions.PasskeyRemoved, AuditActions.AccessDenied, AuditActions.TrailVerified, AuditActions.TrailExported]);

    /// <summary>What <paramref name="by"/>, of a party, reads of a connection's chain; null for nothing.</summary>
    public static TrailScope? OfConnection(Participation by) =>
        FieldRules.CanRead(by) ? TrailScope.Everything : by.Has(Role.Administrator) ? OfManagedConnection : null;

    /// <summary>What <paramref name="by"/> reads of their own organisation's chain; null for nothing.</summary>
    public static TrailScope? OfOrganization(Participation by) =>
        by.Has(Role.Auditor) && by.OnlyConnections is null ? TrailScope.Everything : by.Has(Role.Administrator) ? OfPeople : null;

    /// <summary>What <paramref name="by"/> reads of the installation's chain; null for nothing.</summary>
    public static TrailScope? OfInstallation(Participation by) => by.AdministersInstallation ? TrailScope.Everything : null;
}
