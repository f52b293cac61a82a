using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Address and password do not belong together, or the account is closed for a while: deliberately one answer.</summary>
public sealed record SignInRefused : Refusal;

/// <summary>The code is wrong, was used already, or the account is closed for a while.</summary>
public sealed record CodeRefused : Refusal;

/// <summary>Too long since the password: begin again.</summary>
public sealed record SecondStepExpired : Refusal;

/// <summary>The passkey is unknown here, or the browser's answer does not fit the question asked.</summary>
public sealed record PasskeyRefused : Refusal;

/// <summary>The person has no role anywhere any more, or was disabled.</summary>
public sealed record NoMembership : Refusal;
