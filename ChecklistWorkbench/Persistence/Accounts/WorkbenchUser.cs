using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Persistence.Accounts;

/// <summary>A person's credentials, under the person's own id. Everything that is not a credential stands in <c>Person</c>.</summary>
public sealed class WorkbenchUser : IdentityUser<Guid>
{
    public const int AllowedFailures = 5;

    public static readonly TimeSpan LockoutPeriod = TimeSpan.FromMinutes(15);

    public static WorkbenchUser For(Guid personId, string email) => new()
    {
        Id = personId,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("N"),
    };

    public bool IsLockedOut(DateTime nowUtc) => LockoutEnd is { } end && end.UtcDateTime > nowUtc;

    /// <summary>Counts a wrong password or code; the fifth in a row closes the account for a quarter of an hour.</summary>
    public void CountFailure(DateTime nowUtc)
    {
        Touch();
        if (++AccessFailedCount < AllowedFailures) return;
        AccessFailedCount = 0;
        LockoutEnd = new DateTimeOffset(nowUtc + LockoutPeriod, TimeSpan.Zero);
    }

    /// <summary>
    /// Forgets earlier failures. Only a sign-in with every factor does so: else the password's owner could guess codes for ever.
    /// Always a change, so that two sign-ins with one code at the same moment meet.
    /// </summary>
    public void CountSuccess()
    {
        (AccessFailedCount, LockoutEnd) = (0, null);
        Touch();
    }

    public void ChangePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.NewGuid().ToString("N");
        Touch();
    }

    public void UseTwoFactor(bool enabled)
    {
        TwoFactorEnabled = enabled;
        SecurityStamp = Guid.NewGuid().ToString("N");
        Touch();
    }

    private void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString("N");
}
