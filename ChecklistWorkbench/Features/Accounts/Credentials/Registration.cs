using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>What a newcomer types; the organisation's name only where they register one.</summary>
public sealed record NewOrganizationPerson(string? OrganizationName, string? DisplayName, string? Email, string? Password, string? Repeated);

/// <summary>A newcomer whose every field has been judged good; the password is a hash by now.</summary>
public sealed record Newcomer(string OrganizationName, string DisplayName, string Email, string PasswordHash);

/// <summary>Reads and registers newcomers, the same way for set-up and for invitations.</summary>
public sealed class Registration(Passwords passwords)
{
    /// <param name="request">As typed.</param>
    /// <param name="withOrganization">Whether an organisation's name is asked for too.</param>
    public Outcome<Newcomer> Read(NewOrganizationPerson request, bool withOrganization = true)
    {
        var name = request.OrganizationName?.Trim() ?? "";
        var display = request.DisplayName?.Trim() ?? "";
        if (withOrganization && LineBroken(nameof(request.OrganizationName), name) is { } nameBroken) return nameBroken;
        if (LineBroken(nameof(request.DisplayName), display) is { } displayBroken) return displayBroken;
        if (!EmailAddress.TryRead(request.Email, out var email)) return new InvalidField(nameof(request.Email), "EmailWrong");
        if (PasswordRules.Broken(request.Password, email) is { } broken) return broken;
        if (request.Password != request.Repeated) return new InvalidField(nameof(request.Repeated), "PasswordsDiffer");
        return new Newcomer(name, display, email, passwords.Hash(request.Password!));
    }

    /// <summary>A new organisation of <paramref name="kind"/> with this person as its administrator and the one who speaks for it.</summary>
    public static (Person Person, Organization Organization) RegisterOrganization(
        WorkbenchDbContext db, Newcomer newcomer, OrganizationKind kind, AuditActor by, DateTime nowUtc)
    {
        var organization = Organization.Register(newcomer.OrganizationName, kind, by, nowUtc);
        db.Organizations.Add(organization);
        var person = RegisterPerson(db, newcomer, organization, [OrganizationRoles.ApprovingRoleOf(kind), Role.Administrator], by, nowUtc);
        return (person, organization);
    }

    public static Person RegisterPerson(
        WorkbenchDbContext db, Newcomer newcomer, Organization organization, IEnumerable<Role> roles, AuditActor by, DateTime nowUtc)
    {
        var person = Person.Join(newcomer.DisplayName, newcomer.Email, organization, by, nowUtc);
        db.People.Add(person);
        var user = WorkbenchUser.For(person.Id, person.Email);
        user.ChangePassword(newcomer.PasswordHash);
        db.Users.Add(user);
        db.Memberships.AddRange(roles.Select(role => Membership.Grant(person.Id, organization.Id, role, by, nowUtc)));
        return person;
    }

    private static InvalidField? LineBroken(string field, string text) => text.Length switch
    {
        0 => new(field, "Required"),
        > Lengths.Line => new(field, "TooLong", Lengths.Line, text.Length),
        _ => null,
    };
}
