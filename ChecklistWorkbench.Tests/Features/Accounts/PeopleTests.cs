using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Accounts;

public sealed class PeopleTests : IAsyncLifetime
{
    private TestDatabase _database = default!;
    private Team _firm = default!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _firm = await _database.TeamAsync(OrganizationKind.ConnectingFirm);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task An_administrator_sees_the_people_and_the_roles_of_their_kind_of_organisation()
    {
        var overview = await _database.Get<GetPeople>().HandleAsync(_firm.As(Role.Administrator), CancellationToken.None);

        Assert.Equal(4, overview.Value.People.Count);
        Assert.Equal([Role.Contributor, Role.Approver, Role.Auditor, Role.Administrator], overview.Value.RolesToGive);
    }

    [Fact]
    public async Task Only_an_administrator_administers()
    {
        var person = _firm[Role.Contributor].Person.Id;
        var caller = _firm.As(Role.Approver);

        Assert.IsType<RoleMissing>((await _database.Get<GetPeople>().HandleAsync(caller, CancellationToken.None)).Refusal);
        Assert.IsType<RoleMissing>((await ChangeAsync(caller, person, Role.Administrator)).Refusal);
        Assert.IsType<RoleMissing>((await AccessAsync(caller, person, enabled: false)).Refusal);
        Assert.IsType<RoleMissing>((await _database.Get<RequireTwoFactor>().HandleAsync(caller, new(true), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Roles_are_granted_and_revoked_with_an_entry_each()
    {
        var person = _firm[Role.Contributor].Person.Id;

        Assert.True((await ChangeAsync(_firm.As(Role.Administrator), person, Role.Approver, Role.Auditor)).Succeeded);

        await using var db = _database.OpenContext();
        Assert.Equal(2, await db.Memberships.CountAsync(m => m.PersonId == person && m.RevokedUtc == null));
        var trail = await _database.TrailAsync(AuditChain.OfOrganization(_firm.Id));
        Assert.Single(trail, e => e.Action == AuditActions.RoleRevoked && e.SubjectId == person);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_give_up_nor_be_shut_out_until_there_is_another()
    {
        var administrator = _firm[Role.Administrator].Person.Id;
        var caller = _firm.As(Role.Administrator);

        Assert.IsType<LastAdministrator>((await ChangeAsync(caller, administrator, Role.Auditor)).Refusal);
        Assert.IsType<LastAdministrator>((await AccessAsync(caller, administrator, enabled: false)).Refusal);

        await ChangeAsync(caller, _firm[Role.Approver].Person.Id, Role.Approver, Role.Administrator);
        Assert.True((await ChangeAsync(caller, administrator, Role.Auditor)).Succeeded);
    }

    [Fact]
    public async Task A_role_of_the_other_side_cannot_be_given() =>
        Assert.IsType<RoleOfOtherKind>((await ChangeAsync(_firm.As(Role.Administrator), _firm[Role.Contributor].Person.Id, Role.ReviewLead)).Refusal);

    [Fact]
    public async Task Someone_elses_person_is_answered_as_not_found_and_recorded()
    {
        var bank = await _database.TeamAsync(OrganizationKind.FinancialInstitution);

        var answer = await AccessAsync(_firm.As(Role.Administrator), bank[Role.Reviewer].Person.Id, enabled: false);

        Assert.IsType<NotFound>(answer.Refusal);
        Assert.Contains(await _database.TrailAsync(AuditChain.OfOrganization(_firm.Id)), e => e.Action == AuditActions.AccessDenied);
    }

    [Fact]
    public async Task Whoever_is_shut_out_is_out_at_once_and_can_be_let_in_again()
    {
        var contributor = _firm[Role.Contributor];

        Assert.True((await AccessAsync(_firm.As(Role.Administrator), contributor.Person.Id, enabled: false)).Succeeded);
        var theirs = await _database.Get<GetPeople>().HandleAsync(contributor.Caller, CancellationToken.None);
        Assert.IsType<SessionEnded>(theirs.Refusal);
        await using var db = _database.OpenContext();
        Assert.False(await db.SignInSessions.AnyAsync(s => s.PersonId == contributor.Person.Id && s.EndedUtc == null));

        Assert.True((await AccessAsync(_firm.As(Role.Administrator), contributor.Person.Id, enabled: true)).Succeeded);
    }

    [Fact]
    public async Task Someone_who_works_elsewhere_too_is_not_shut_out_from_here()
    {
        var bank = await _database.TeamAsync(OrganizationKind.FinancialInstitution);
        var contributor = _firm[Role.Contributor].Person.Id;
        await _database.Workbench.ChangeAsSystemAsync<Done>((db, nowUtc) =>
        {
            db.Memberships.Add(Membership.Grant(contributor, bank.Id, Role.Auditor, AuditActor.System, nowUtc));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, CancellationToken.None);

        Assert.IsType<PersonWorksElsewhere>((await AccessAsync(_firm.As(Role.Administrator), contributor, enabled: false)).Refusal);
    }

    private Task<Outcome<Done>> ChangeAsync(Caller caller, Guid person, params Role[] roles) =>
        _database.Get<ChangeRoles>().HandleAsync(caller, new(person, roles.ToHashSet()), CancellationToken.None);

    private Task<Outcome<Done>> AccessAsync(Caller caller, Guid person, bool enabled) =>
        _database.Get<ChangePersonAccess>().HandleAsync(caller, new(person, enabled), CancellationToken.None);
}
