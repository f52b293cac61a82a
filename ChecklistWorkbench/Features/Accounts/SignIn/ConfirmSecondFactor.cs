using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <param name="Code">As typed: spaces, dashes and full-width digits are no mistake.</param>
/// <param name="IsRecoveryCode">Whether it is one of the recovery codes instead of the app's code.</param>
public sealed record ConfirmSecondFactorRequest(string Code, bool IsRecoveryCode);

/// <summary>Second step of signing in: the app's code or a recovery code. Wrong codes count towards the same lockout as wrong passwords.</summary>
public sealed class ConfirmSecondFactor(WorkbenchDatabase database, SecondFactor secondFactor, SessionStarter sessions)
{
    public async Task<Outcome<Done>> HandleAsync(HttpContext http, ConfirmSecondFactorRequest request)
    {
        if (await PendingSignIn.PersonAsync(http) is not { } personId) return new SecondStepExpired();
        var method = request.IsRecoveryCode ? SignInMethods.PasswordAndRecoveryCode : SignInMethods.PasswordAndCode;

        var judged = await database.ChangeAsSystemAsync<bool>(async (db, nowUtc) =>
        {
            var user = await db.Users.FirstAsync(u => u.Id == personId, http.RequestAborted);
            if (!user.IsLockedOut(nowUtc) && await AcceptsAsync(db, personId, request, nowUtc))
            {
                user.CountSuccess();
                return true;
            }

            if (!user.IsLockedOut(nowUtc)) user.CountFailure(nowUtc);
            await db.RecordRefusedSignInAsync(personId, method, user.IsLockedOut(nowUtc), nowUtc);
            return false;
        }, http.RequestAborted);

        if (!judged.Succeeded) return judged.Refusal;
        if (!judged.Value) return new CodeRefused();
        await PendingSignIn.EndAsync(http);
        var started = await sessions.StartAsync(http, personId, method);
        return started.Succeeded ? default(Done) : started.Refusal;
    }

    private Task<bool> AcceptsAsync(WorkbenchDbContext db, Guid personId, ConfirmSecondFactorRequest request, DateTime nowUtc) => request.IsRecoveryCode
        ? secondFactor.AcceptRecoveryCodeAsync(db, personId, request.Code)
        : secondFactor.AcceptCodeAsync(db, personId, request.Code, nowUtc);
}
