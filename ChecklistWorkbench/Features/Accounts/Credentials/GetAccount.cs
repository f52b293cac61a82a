using System.Buffers.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>One of the caller's passkeys; the id is the credential's, in base64url.</summary>
public sealed record PasskeyLine(string Id, string Name, DateTime CreatedUtc);

/// <summary>An organisation the caller may act for.</summary>
public sealed record OwnOrganization(Guid Id, string Name, bool IsCurrent);

/// <summary>What someone may know of their own account.</summary>
/// <param name="MustAddSecondFactor">Whether the organisation lets this session do nothing else before that.</param>
public sealed record OwnAccount(
    string DisplayName, string Email, string Language, string OrganizationName, IReadOnlyList<Role> Roles, bool HasPassword, bool UsesTwoFactor,
    int RecoveryCodesLeft, IReadOnlyList<PasskeyLine> Passkeys, IReadOnlyList<OwnOrganization> Organizations, bool MustAddSecondFactor);

/// <summary>The caller's own account.</summary>
public sealed class GetAccount(WorkbenchDatabase database, SecondFactor secondFactor)
{
    public Task<Outcome<OwnAccount>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync<OwnAccount>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            var db = work.Db;
            var person = await db.People.FirstAsync(p => p.Id == caller.PersonId, cancellationToken);
            var organization = await db.Organizations.FirstAsync(o => o.Id == caller.OrganizationId, cancellationToken);
            var user = await db.Users.FirstOrDefaultAsync(u => u.Id == caller.PersonId, cancellationToken);
            var method = await db.SignInSessions.Where(s => s.Id == caller.SessionId).Select(s => s.Method).FirstAsync(cancellationToken);
            var passkeys = user is null ? [] : await db.Passkeys().GetPasskeysAsync(user, cancellationToken);
            var counting = db.Memberships.Where(Membership.CountsAt(work.NowUtc));
            var organizations = await db.Organizations
                .Where(o => counting.Any(m => m.PersonId == caller.PersonId && m.OrganizationId == o.Id))
                .OrderBy(o => o.Name).ToListAsync(cancellationToken);

            var twoFactor = user?.TwoFactorEnabled == true;
            return new OwnAccount(
                person.DisplayName, person.Email, person.Language, organization.Name, [.. by.Roles.Order()], user?.PasswordHash is not null, twoFactor,
                await secondFactor.RecoveryCodesLeftAsync(db, caller.PersonId),
                [.. passkeys.OrderBy(p => p.CreatedAt).Select(p => new PasskeyLine(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt.UtcDateTime))],
                [.. organizations.Select(o => new OwnOrganization(o.Id, o.Name, o.Id == caller.OrganizationId))],
                organization.RequiresTwoFactor && !twoFactor && SignInMethods.IsSingleFactor(method));
        }, cancellationToken);
}
