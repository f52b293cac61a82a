namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>Which roles an organisation has to give: a bank reviews and decides, a firm answers and releases.</summary>
public static class OrganizationRoles
{
    private static readonly Role[] Bank = [Role.Reviewer, Role.ReviewLead, Role.Auditor, Role.Administrator];
    private static readonly Role[] Firm = [Role.Contributor, Role.Approver, Role.Auditor, Role.Administrator];

    public static IReadOnlyList<Role> Of(OrganizationKind kind) => kind == OrganizationKind.FinancialInstitution ? Bank : Firm;

    /// <summary>The role that speaks for the organisation: 審査責任者 for a bank, 承認者 for a firm.</summary>
    public static Role ApprovingRoleOf(OrganizationKind kind) =>
        kind == OrganizationKind.FinancialInstitution ? Role.ReviewLead : Role.Approver;

    /// <summary>Whether someone with these roles may commit the organisation to a connection.</summary>
    public static bool MayCommit(IReadOnlySet<Role> roles) =>
        roles.Contains(Role.Approver) || roles.Contains(Role.ReviewLead) || roles.Contains(Role.Administrator);
}
