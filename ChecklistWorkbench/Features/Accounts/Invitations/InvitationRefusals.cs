using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Accounts.Invitations;

/// <summary>The link was used, withdrawn, has expired or never existed: deliberately one answer.</summary>
public sealed record InvitationNotOpen : Refusal;

/// <summary>An account with the invited address exists: its owner accepts after signing in, and nobody sets a password for them.</summary>
public sealed record SignInToAccept : Refusal;

/// <summary>Whoever is signed in has another address than the one invited.</summary>
public sealed record InvitationForAnother : Refusal;

/// <summary>The caller's organisation is on the wrong side, is the inviting one, or they may not speak for it.</summary>
public sealed record OrganizationCannotJoin : Refusal;
