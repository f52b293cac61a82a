using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>The current password was not given right, so nothing was changed.</summary>
public sealed record CurrentPasswordWrong : Refusal;

/// <summary>The authenticator app's code does not fit the key shown: the app was not set up, or the clock is off.</summary>
public sealed record AppCodeWrong : Refusal;

/// <summary>The browser or the device did not complete the passkey.</summary>
public sealed record PasskeyNotMade : Refusal;
