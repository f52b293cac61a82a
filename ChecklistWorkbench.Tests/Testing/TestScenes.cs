using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>Sets scenes with the domain's own verbs, so that a test starts from nothing the product could not have made.</summary>
public static class TestScenes
{
    private static readonly Role[] FirmRoles = [Role.Contributor, Role.Approver, Role.Auditor, Role.Administrator];
    private static readonly Role[] BankRoles = [Role.Reviewer, Role.ReviewLead, Role.Auditor, Role.Administrator];

    /// <summary>A bank or firm with one person for each role of its side, all signed in; demonstration addresses, so that they can sign in over HTTP in Development.</summary>
    public static Task<Team> TeamAsync(this TestDatabase database, OrganizationKind kind, string? name = null) => database.Workbench.TeamAsync(kind, name);

    public static async Task<Team> TeamAsync(this WorkbenchDatabase workbench, OrganizationKind kind, string? name = null)
    {
        var isBank = kind == OrganizationKind.FinancialInstitution;
        name ??= isBank ? "あけぼの銀行（試験）" : "みなと家計簿（試験）";
        var made = await workbench.ChangeAsSystemAsync<Team>(async (db, nowUtc) =>
        {
            var organization = Organization.Register(name, kind, AuditActor.System, nowUtc);
            db.Organizations.Add(organization);
            var members = new Dictionary<Role, Member>();
            foreach (var role in isBank ? BankRoles : FirmRoles)
            {
                var email = $"{role}-{Guid.CreateVersion7():N}@demo.example".ToLowerInvariant();
                var person = Person.Join($"{name} {role}", email, organization, AuditActor.System, nowUtc);
                var session = SignInSession.Start(person, organization.Id, "test", "demo", nowUtc);
                db.People.Add(person);
                db.Memberships.Add(Membership.Grant(person.Id, organization.Id, role, AuditActor.System, nowUtc));
                db.SignInSessions.Add(session);
                var participation = new Participation(person.Id, person.DisplayName, organization.Id, organization.Party, new HashSet<Role> { role });
                members[role] = new Member(person, role, new Caller(person.Id, organization.Id, session.Id), participation);
            }

            await Task.CompletedTask;
            return new Team(organization, members);
        }, CancellationToken.None);
        return made.Value;
    }

    /// <summary>A bank and a firm with a connection between them.</summary>
    public static Task<TwoParties> TwoPartiesAsync(this TestDatabase database) => TwoPartiesAsync(database.Workbench);

    /// <summary>A bank, a firm, their connection and an assessment that has come to <paramref name="state"/>.</summary>
    public static async Task<TwoParties> AssessmentAsync(this TestDatabase database, AssessmentState state = AssessmentState.Drafting)
    {
        var parties = await database.TwoPartiesAsync();
        await parties.OpenAssessmentAsync(await database.EditionAsync(), state);
        return parties;
    }

    public static async Task<TwoParties> TwoPartiesAsync(WorkbenchDatabase workbench, string? bankName = null, string? firmName = null)
    {
        var bank = await workbench.TeamAsync(OrganizationKind.FinancialInstitution, bankName);
        var firm = await workbench.TeamAsync(OrganizationKind.ConnectingFirm, firmName);
        var connection = await workbench.ChangeAsSystemAsync<Connection>((db, nowUtc) =>
        {
            var opened = Connection.Open("家計簿連携（試験）", firm.Organization.Name, new ConnectionProfile(), bank[Role.ReviewLead].Participation, nowUtc);
            opened.Join(firm.Organization, firm[Role.Approver].Participation.Actor, nowUtc);
            db.Connections.Add(opened);
            return Task.FromResult<Outcome<Connection>>(opened);
        }, CancellationToken.None);
        return new TwoParties(workbench, bank, firm, connection.Value);
    }
}
