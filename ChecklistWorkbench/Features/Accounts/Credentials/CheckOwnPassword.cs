using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>Asks someone signed in for their password again, before something that an unattended browser must not do. Guesses count towards the lockout.</summary>
public sealed class CheckOwnPassword(WorkbenchDatabase database, Passwords passwords)
{
    /// <summary>Done at once for someone who has no password.</summary>
    public async Task<Outcome<Done>> HandleAsync(Caller caller, string? password, CancellationToken cancellationToken)
    {
        var read = await database.ReadAsync<(WorkbenchUser? User, bool LockedOut)>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            var user = await work.Db.Users.FirstOrDefaultAsync(u => u.Id == caller.PersonId, cancellationToken);
            return (user, user?.IsLockedOut(work.NowUtc) == true);
        }, cancellationToken);
        if (!read.Succeeded) return read.Refusal;
        var (user, lockedOut) = read.Value;
        if (user?.PasswordHash is null) return default(Done);
        if (passwords.Matches(user, password ?? "") && !lockedOut) return default(Done);

        var counted = await database.ChangeAsync<Done>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            var found = await work.Db.Users.FirstAsync(u => u.Id == caller.PersonId, cancellationToken);
            if (!found.IsLockedOut(work.NowUtc)) found.CountFailure(work.NowUtc);
            await work.Db.RecordRefusedSignInAsync(caller.PersonId, SignInMethods.Password, found.IsLockedOut(work.NowUtc), work.NowUtc);
            return default(Done);
        }, cancellationToken);
        return counted.Succeeded ? new CurrentPasswordWrong() : counted.Refusal;
    }
}
