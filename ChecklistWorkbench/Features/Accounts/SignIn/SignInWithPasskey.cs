using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Signs in with a passkey: the device has checked the person (user verification is required), so it counts as both factors.</summary>
public sealed class SignInWithPasskey(WorkbenchDatabase database, SignInManager<WorkbenchUser> passkeys, SessionStarter sessions)
{
    /// <summary>What the browser is asked to sign; the question itself is remembered in an encrypted cookie.</summary>
    public Task<string> OptionsAsync() => passkeys.MakePasskeyRequestOptionsAsync(null);

    public async Task<Outcome<Done>> HandleAsync(HttpContext http, string credentialJson)
    {
        var assertion = await passkeys.PerformPasskeyAssertionAsync(credentialJson);
        if (!assertion.Succeeded) return new PasskeyRefused();

        var personId = assertion.User.Id;
        var judged = await database.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            var user = await db.Users.FirstAsync(u => u.Id == personId, http.RequestAborted);
            user.CountSuccess();
            await db.Passkeys().AddOrUpdatePasskeyAsync(user, assertion.Passkey, http.RequestAborted);
            return default(Done);
        }, http.RequestAborted);
        if (!judged.Succeeded) return judged.Refusal;

        var started = await sessions.StartAsync(http, personId, SignInMethods.Passkey);
        return started.Succeeded ? default(Done) : started.Refusal;
    }
}
