using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>Makes and checks password hashes. Slow on purpose: call it outside a database transaction.</summary>
public sealed class Passwords(IPasswordHasher<WorkbenchUser> hasher)
{
    private readonly string _nobodys = hasher.HashPassword(new WorkbenchUser(), Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(new WorkbenchUser(), password);

    /// <summary>Takes as long for an account that does not exist as for one that does, so that the time does not tell which it was.</summary>
    public bool Matches(WorkbenchUser? user, string password)
    {
        var matches = hasher.VerifyHashedPassword(user ?? new WorkbenchUser(), user?.PasswordHash ?? _nobodys, password) != PasswordVerificationResult.Failed;
        return matches && user?.PasswordHash is not null;
    }
}
