using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Accounts.People;

/// <summary>The organisation would be left without an administrator.</summary>
public sealed record LastAdministrator : Refusal;

/// <summary>The person also works for another organisation, which only its own administrator may shut them out of.</summary>
public sealed record PersonWorksElsewhere : Refusal;

/// <summary>The role is none of this kind of organisation's.</summary>
public sealed record RoleOfOtherKind : Refusal;

/// <summary>The address belongs to someone who works here already.</summary>
public sealed record PersonIsHere : Refusal;
