namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>How a session began, as it is recorded.</summary>
public static class SignInMethods
{
    public const string Password = "password";
    public const string PasswordAndCode = "password+totp";
    public const string PasswordAndRecoveryCode = "password+recovery";
    public const string Passkey = "passkey";
    public const string Invitation = "invitation";
    public const string SetUp = "set-up";
    public const string Demo = "demo";

    /// <summary>Whether the method alone leaves the second factor open.</summary>
    public static bool IsSingleFactor(string method) => method is Password or Invitation or SetUp;
}
