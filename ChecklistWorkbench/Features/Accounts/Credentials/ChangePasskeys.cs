using System.Buffers.Text;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>Adds, renames and removes the caller's own passkeys.</summary>
public sealed class ChangePasskeys(WorkbenchDatabase database, SignInManager<WorkbenchUser> passkeys)
{
    /// <summary>What the browser needs to make a passkey; the question itself is remembered in an encrypted cookie.</summary>
    public async Task<Outcome<string>> OptionsAsync(Caller caller, CancellationToken cancellationToken)
    {
        var entity = await database.ChangeAsync<PasskeyUserEntity>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var user = await work.OwnUserAsync(by);
            return new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email!, DisplayName = by.PersonName };
        }, cancellationToken);
        return entity.Succeeded ? await passkeys.MakePasskeyCreationOptionsAsync(entity.Value) : entity.Refusal;
    }

    public async Task<Outcome<Done>> AddAsync(Caller caller, string? credentialJson, string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(credentialJson)) return new PasskeyNotMade();
        if (NameBroken(name) is { } broken) return broken;
        var attestation = await passkeys.PerformPasskeyAttestationAsync(credentialJson);
        if (!attestation.Succeeded || attestation.UserEntity.Id != caller.PersonId.ToString()) return new PasskeyNotMade();

        return await database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            attestation.Passkey.Name = name!.Trim();
            await work.Db.Passkeys().AddOrUpdatePasskeyAsync(await work.OwnUserAsync(by), attestation.Passkey, cancellationToken);
            work.RecordCredential(by, AuditActions.PasskeyAdded, new { attestation.Passkey.Name });
            return default(Done);
        }, cancellationToken);
    }

    public Task<Outcome<Done>> RenameAsync(Caller caller, string id, string? name, CancellationToken cancellationToken) =>
        ChangeAsync(caller, id, async (work, by, user, passkey) =>
        {
            if (NameBroken(name) is { } broken) return broken;
            work.RecordCredential(by, AuditActions.PasskeyRenamed, new { Name = new AuditChange(passkey.Name, name!.Trim()) });
            passkey.Name = name.Trim();
            await work.Db.Passkeys().AddOrUpdatePasskeyAsync(user, passkey, cancellationToken);
            return default(Done);
        }, cancellationToken);

    public Task<Outcome<Done>> RemoveAsync(Caller caller, string id, CancellationToken cancellationToken) =>
        ChangeAsync(caller, id, async (work, by, user, passkey) =>
        {
            work.RecordCredential(by, AuditActions.PasskeyRemoved, new { passkey.Name });
            await work.Db.Passkeys().RemovePasskeyAsync(user, passkey.CredentialId, cancellationToken);
            return default(Done);
        }, cancellationToken);

    private Task<Outcome<Done>> ChangeAsync(
        Caller caller, string id, Func<Work, Participation, WorkbenchUser, UserPasskeyInfo, Task<Outcome<Done>>> change, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var user = await work.OwnUserAsync(by);
            var passkey = Base64Url.IsValid(id)
                ? await work.Db.Passkeys().FindPasskeyAsync(user, Base64Url.DecodeFromChars(id), cancellationToken)
                : null;
            return passkey is null ? new NotFound() : await change(work, by, user, passkey);
        }, cancellationToken);

    private static InvalidField? NameBroken(string? name) => name?.Trim() switch
    {
        null or "" => new("PasskeyName", "Required"),
        { Length: > 100 } tooLong => new("PasskeyName", "TooLong", 100, tooLong.Length),
        _ => null,
    };
}
