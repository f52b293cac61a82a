using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

public sealed record ChangePasswordRequest(string? CurrentPassword, string? NewPassword, string? Repeated);

/// <summary>Gives the caller a new password and ends all their other sessions.</summary>
public sealed class ChangePassword(WorkbenchDatabase database, CheckOwnPassword checkOwnPassword, Passwords passwords)
{
    public async Task<Outcome<Done>> HandleAsync(Caller caller, ChangePasswordRequest request, CancellationToken cancellationToken)
    {
        var email = await database.ReadAsync<string>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            return await work.Db.People.Where(p => p.Id == caller.PersonId).Select(p => p.Email).FirstAsync(cancellationToken);
        }, cancellationToken);
        if (!email.Succeeded) return email.Refusal;
        if (PasswordRules.Broken(request.NewPassword, email.Value) is { } broken) return broken;
        if (request.NewPassword != request.Repeated) return new InvalidField(nameof(request.Repeated), "PasswordsDiffer");
        var known = await checkOwnPassword.HandleAsync(caller, request.CurrentPassword, cancellationToken);
        if (!known.Succeeded) return known.Refusal;

        var hash = passwords.Hash(request.NewPassword!);
        return await database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            (await work.OwnUserAsync(by)).ChangePassword(hash);
            work.RecordCredential(by, AuditActions.PasswordChanged);
            var others = await work.Db.SignInSessions
                .Where(s => s.PersonId == caller.PersonId && s.Id != caller.SessionId && s.EndedUtc == null).ToListAsync(cancellationToken);
            foreach (var session in others) session.End(by.Actor, work.NowUtc);
            return default(Done);
        }, cancellationToken);
    }
}
