using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>What is done to a second factor that is in use; both ask for the password again.</summary>
public sealed class ChangeTwoFactor(WorkbenchDatabase database, CheckOwnPassword checkOwnPassword, SecondFactor secondFactor)
{
    public async Task<Outcome<Done>> TurnOffAsync(Caller caller, string? password, CancellationToken cancellationToken)
    {
        var known = await checkOwnPassword.HandleAsync(caller, password, cancellationToken);
        if (!known.Succeeded) return known.Refusal;
        return await database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            (await work.OwnUserAsync(by)).UseTwoFactor(false);
            await secondFactor.ForgetAsync(work.Db, caller.PersonId);
            work.RecordCredential(by, AuditActions.TwoFactorChanged, new { step = "turned-off" });
            return default(Done);
        }, cancellationToken);
    }

    /// <summary>New recovery codes, to be shown this once; the old ones no longer work.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> RenewRecoveryCodesAsync(Caller caller, string? password, CancellationToken cancellationToken)
    {
        var known = await checkOwnPassword.HandleAsync(caller, password, cancellationToken);
        if (!known.Succeeded) return known.Refusal;
        return await database.ChangeAsync<IReadOnlyList<string>>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!(await work.OwnUserAsync(by)).TwoFactorEnabled) return new NotFound();
            work.RecordCredential(by, AuditActions.TwoFactorChanged, new { step = "recovery-codes-renewed" });
            return (await secondFactor.RenewRecoveryCodesAsync(work.Db, caller.PersonId)).ToArray();
        }, cancellationToken);
    }
}
