using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>The key an authenticator app is given.</summary>
/// <param name="Key">Base32, 32 letters.</param>
/// <param name="Uri">The same as an <c>otpauth:</c> address that apps open.</param>
public sealed record AuthenticatorKey(string Key, string Uri);

/// <summary>Turns the authenticator app on in two steps: show the key, then take it into use once a code proves that the app has it.</summary>
public sealed class SetUpTwoFactor(WorkbenchDatabase database, SecondFactor secondFactor)
{
    private const string Issuer = "ChecklistWorkbench";

    public Task<Outcome<AuthenticatorKey>> BeginAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ChangeAsync<AuthenticatorKey>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var user = await work.OwnUserAsync(by);
            var key = await secondFactor.PendingKeyAsync(work.Db, caller.PersonId);
            return new AuthenticatorKey(key, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer={Issuer}&digits=6&period=30");
        }, cancellationToken);

    /// <summary>The recovery codes, to be shown this once.</summary>
    public Task<Outcome<IReadOnlyList<string>>> ConfirmAsync(Caller caller, string? code, CancellationToken cancellationToken) =>
        database.ChangeAsync<IReadOnlyList<string>>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var user = await work.OwnUserAsync(by);
            if (!await secondFactor.AdoptPendingKeyAsync(work.Db, caller.PersonId, code ?? "", work.NowUtc)) return new AppCodeWrong();
            user.UseTwoFactor(true);
            work.RecordCredential(by, AuditActions.TwoFactorChanged, new { step = "turned-on" });
            return (await secondFactor.RenewRecoveryCodesAsync(work.Db, caller.PersonId)).ToArray();
        }, cancellationToken);
}
