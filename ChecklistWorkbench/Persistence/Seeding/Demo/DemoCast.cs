using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>An organisation of the demonstration with its people, one for each role named.</summary>
/// <param name="Key">Second label of its mail domain, <c>{role}@{key}.demo.example</c>.</param>
/// <param name="Name">Its name without the mark （デモ）.</param>
/// <param name="Kind">What it is to the standard.</param>
/// <param name="RegisteredDaysAgo">When it came, in days before today.</param>
/// <param name="Roles">Its people by role.</param>
internal sealed record DemoOrganization(string Key, string Name, OrganizationKind Kind, int RegisteredDaysAgo, IReadOnlyList<Role> Roles)
{
    public static IReadOnlyList<DemoOrganization> All { get; } =
    [
        new("kakeibo", "サンプル家計簿株式会社", OrganizationKind.ConnectingFirm, 420, [Role.Administrator, Role.Contributor, Role.Approver]),
        new("minato", "みなと信用金庫", OrganizationKind.FinancialInstitution, 418, [Role.Reviewer, Role.ReviewLead]),
        new("akebono", "あけぼの銀行", OrganizationKind.FinancialInstitution, 60, [Role.Administrator, Role.Reviewer, Role.ReviewLead, Role.Auditor]),
        new("shiosai", "しおさい銀行", OrganizationKind.FinancialInstitution, 435, [Role.Reviewer, Role.ReviewLead, Role.Auditor]) { HasSecondReviewer = true },
        new("kaikei", "会計クラウド見本株式会社", OrganizationKind.ConnectingFirm, 430, [Role.Contributor, Role.Approver]),
    ];

    /// <summary>Whether there is a second person who reviews, to rate blind beside the first.</summary>
    public bool HasSecondReviewer { get; init; }

    /// <summary>The name as people call it.</summary>
    public string ShortName => Name.Replace("株式会社", "", StringComparison.Ordinal);
}

/// <summary>Brings the demonstration's organisations and people in, and hands out who acts in which role.</summary>
internal sealed class DemoCast(WorkbenchDbContext db, DemoCalendar calendar)
{
    private static readonly Dictionary<Role, (string Address, string Title)> RoleNames = new()
    {
        [Role.Contributor] = ("contributor", "記入者"),
        [Role.Approver] = ("approver", "承認者"),
        [Role.Reviewer] = ("reviewer", "審査担当"),
        [Role.ReviewLead] = ("lead", "審査責任者"),
        [Role.Auditor] = ("auditor", "監査人"),
        [Role.Administrator] = ("admin", "管理者"),
    };

    private readonly PasswordHasher<WorkbenchUser> _passwords = new();
    private readonly Dictionary<string, Organization> _organizations = [];
    private readonly Dictionary<(string Organization, Role Role), Participation> _people = [];
    private readonly Dictionary<string, Participation> _second = [];

    public Organization Organization(string key) => _organizations[key];

    public Participation Actor(string organization, Role role) => _people[(organization, role)];

    /// <summary>第2審査.</summary>
    public Participation SecondReviewer(string organization) => _second[organization];

    public void Enter(DemoOrganization introduced)
    {
        var atUtc = calendar.At(introduced.RegisteredDaysAgo, 9 * 60);
        var organization = Domain.Organizations.Organization.Register($"{introduced.Name}（デモ）", introduced.Kind, AuditActor.System, atUtc);
        db.Organizations.Add(organization);
        _organizations.Add(introduced.Key, organization);
        foreach (var role in introduced.Roles) _people.Add((introduced.Key, role), Enter(introduced, organization, role, RoleNames[role], atUtc));
        if (introduced.HasSecondReviewer) _second.Add(introduced.Key, Enter(introduced, organization, Role.Reviewer, ("reviewer2", "第2審査担当"), atUtc));
    }

    private Participation Enter(DemoOrganization introduced, Organization organization, Role role, (string Address, string Title) name, DateTime atUtc)
    {
        var (address, title) = name;
        var person = Person.Join($"{title}（{introduced.ShortName}）", $"{address}@{introduced.Key}.demo.example", organization, AuditActor.System, atUtc);
        if (role == Role.Administrator && organization.Kind == OrganizationKind.FinancialInstitution) person.EntrustInstallation(AuditActor.System, atUtc);
        db.People.Add(person);
        db.Memberships.Add(Membership.Grant(person.Id, organization.Id, role, AuditActor.System, atUtc));
        db.Users.Add(CredentialsOf(person));
        return new(person.Id, person.DisplayName, organization.Id, organization.Party, new HashSet<Role> { role });
    }

    // Nobody knows the password: demonstration people come in through the demonstration sign-in alone.
    private WorkbenchUser CredentialsOf(Person person)
    {
        var user = new WorkbenchUser
        {
            Id = person.Id,
            UserName = person.Email,
            NormalizedUserName = person.Email.ToUpperInvariant(),
            Email = person.Email,
            NormalizedEmail = person.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
        };
        user.PasswordHash = _passwords.HashPassword(user, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return user;
    }
}
