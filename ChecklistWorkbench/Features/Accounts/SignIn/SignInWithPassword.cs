using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

public sealed record SignInWithPasswordRequest(string Email, string Password);

/// <summary>What the password opened: the workbench, or the question for the second factor.</summary>
public enum PasswordStep
{
    SignedIn,
    SecondFactorNeeded,
}

/// <summary>First step of signing in. An unknown address, a wrong password and a closed account get the same answer after the same work.</summary>
public sealed class SignInWithPassword(
    WorkbenchDatabase database, IDbContextFactory<WorkbenchDbContext> contexts, Passwords passwords, SessionStarter sessions, ILogger<SignInWithPassword> logger)
{
    public async Task<Outcome<PasswordStep>> HandleAsync(HttpContext http, SignInWithPasswordRequest request)
    {
        var user = await FindAsync(request.Email, http.RequestAborted);
        var matches = passwords.Matches(user, request.Password);
        if (user is null)
        {
            logger.LogInformation("Sign-in refused: unknown address");
            return new SignInRefused();
        }

        var judged = await JudgeAsync(user.Id, matches, http.RequestAborted);
        if (!judged.Succeeded) return judged.Refusal;
        if (!judged.Value) return new SignInRefused();
        if (user.TwoFactorEnabled)
        {
            await PendingSignIn.BeginAsync(http, user.Id);
            return PasswordStep.SecondFactorNeeded;
        }

        var started = await sessions.StartAsync(http, user.Id, SignInMethods.Password);
        return started.Succeeded ? PasswordStep.SignedIn : started.Refusal;
    }

    private async Task<WorkbenchUser?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var normalized = email.Trim().ToUpperInvariant();
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.NormalizedEmail == normalized, cancellationToken);
    }

    // A failure is a change too (the count and the trail), so it is a value here and no refusal: a refusal would undo it.
    private Task<Outcome<bool>> JudgeAsync(Guid personId, bool matches, CancellationToken cancellationToken) =>
        database.ChangeAsSystemAsync<bool>(async (db, nowUtc) =>
        {
            var user = await db.Users.FirstAsync(u => u.Id == personId, cancellationToken);
            var enabled = await db.People.AnyAsync(p => p.Id == personId && p.DisabledUtc == null, cancellationToken);
            if (matches && enabled && !user.IsLockedOut(nowUtc))
            {
                if (!user.TwoFactorEnabled) user.CountSuccess();
                return true;
            }

            if (!matches && !user.IsLockedOut(nowUtc)) user.CountFailure(nowUtc);
            await db.RecordRefusedSignInAsync(personId, SignInMethods.Password, user.IsLockedOut(nowUtc), nowUtc);
            return false;
        }, cancellationToken);
}
