using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>
/// One row for each handler: a new one without a row turns <see cref="AccessMatrixTests"/> red. Say how it is called on a connection between two
/// parties, in which state of its newest assessment, and every (party, role) that must succeed; all others must be refused.
/// </summary>
internal static partial class AccessMatrix
{
    private const Party Firm = Party.ConnectingFirm;
    private const Party Bank = Party.FinancialInstitution;

    /// <summary>Every role on either side.</summary>
    public static readonly (Party Party, Role Role)[] Everyone =
    [
        (Firm, Role.Contributor), (Firm, Role.Approver), (Firm, Role.Auditor), (Firm, Role.Administrator),
        (Bank, Role.Reviewer), (Bank, Role.ReviewLead), (Bank, Role.Auditor), (Bank, Role.Administrator),
    ];

    private static readonly (Party, Role)[] Readers = [.. Everyone.Where(who => who.Role != Role.Administrator)];

    private static readonly (Party, Role)[] FirmWriters = [(Firm, Role.Contributor), (Firm, Role.Approver)];

    private static readonly (Party, Role)[] Writers = [.. FirmWriters, (Bank, Role.Reviewer), (Bank, Role.ReviewLead)];

    private static readonly (Party, Role)[] BankWriters = [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)];

    private static readonly (Party, Role)[] Managers = [(Firm, Role.Approver), (Firm, Role.Administrator), (Bank, Role.ReviewLead), (Bank, Role.Administrator)];

    private static readonly (Party, Role)[] Administrators = [(Firm, Role.Administrator), (Bank, Role.Administrator)];

    /// <summary>Whoever the scene entrusts the installation to.</summary>
    private static readonly (Party, Role)[] Entrusted = [(Bank, Role.Administrator)];

    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Connections, .. Assessments, .. Review, .. Findings, .. Reliances, .. DepthRules, .. Tailoring, .. Exchange, .. Catalogue, .. Accounts, .. Monitoring, .. AuditTrail, .. Evidence, .. EvidencePacks, .. Oscal];
}
