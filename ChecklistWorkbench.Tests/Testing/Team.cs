using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>An organisation with one signed-in person for each role it was given.</summary>
public sealed class Team(Organization organization, IReadOnlyDictionary<Role, Member> members)
{
    public Organization Organization => organization;

    public Guid Id => organization.Id;

    public IReadOnlyCollection<Member> Members => [.. members.Values];

    public Member this[Role role] => members[role];

    /// <summary>The caller who has this one role.</summary>
    public Caller As(Role role) => members[role].Caller;
}

/// <summary>A person with one role and an open session.</summary>
public sealed record Member(Person Person, Role Role, Caller Caller, Participation Participation);
