using System.Collections.Frozen;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>What a password must be: long, and not one that everybody tries first. No rules on its composition (NIST SP 800-63B).</summary>
public static class PasswordRules
{
    public const int MinimumLength = 12;
    public const int MaximumLength = 128;

    private const string Field = "Password";

    private static readonly FrozenSet<string> Common = new[]
    {
        "password1234", "password12345", "password123456", "passwordpassword", "password123!", "p@ssw0rd1234", "p@ssword1234", "passw0rd1234",
        "123456789012", "1234567890123", "12345678901234", "123456123456", "123123123123", "111222333444", "098765432109", "987654321098",
        "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyqwerty", "qwerty123456", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv",
        "zaq12wsxcde3", "asdfghjkl123", "zxcvbnm12345", "abcdefghijkl", "abcdef123456", "abc123abc123", "iloveyou1234", "welcome12345",
        "welcome123456", "administrator", "administrator1", "admin1234567", "adminadminadmin", "changeme1234", "letmein12345", "letmeinletmein",
        "sunshine1234", "princess1234", "football1234", "baseball1234", "superman1234", "trustno1trustno1", "dragon123456", "monkey123456",
        "sakurasakura", "sakura123456", "arigatou1234", "nihonnihon12", "tokyo1234567", "doraemon1234", "pikachu12345", "himitsu12345",
        "aishiteru123", "aishiteruyo1", "checklist123", "checklistworkbench", "workbench123", "kinyuukikan1", "fiscchecklist",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the password cannot be used; null if it can.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="email">The person's address, which must not serve as the password.</param>
    public static InvalidField? Broken(string? password, string email) => password switch
    {
        null or "" => new(Field, "Required"),
        { Length: < MinimumLength } => new(Field, "PasswordTooShort", MinimumLength),
        { Length: > MaximumLength } => new(Field, "TooLong", MaximumLength, password.Length),
        _ when IsCommon(password, email) => new(Field, "PasswordTooCommon"),
        _ => null,
    };

    private static bool IsCommon(string password, string email) =>
        Common.Contains(password)
        || password.Distinct().Count() < 4
        || string.Equals(password, email, StringComparison.OrdinalIgnoreCase)
        || string.Equals(password, email.Split('@')[0], StringComparison.OrdinalIgnoreCase);
}
