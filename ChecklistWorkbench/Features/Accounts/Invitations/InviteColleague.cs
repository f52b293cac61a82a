using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Mail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Accounts.Invitations;

/// <param name="Email">Whom.</param>
/// <param name="Roles">What they shall be; at least one.</param>
/// <param name="BaseAddress">Where the workbench is reached, for the link.</param>
public sealed record InviteColleagueRequest(string? Email, IReadOnlyCollection<Role> Roles, Uri BaseAddress);

/// <summary>The link, which cannot be had again, and whether mail took it.</summary>
public sealed record IssuedInvitation(string Email, string Link, DateTime ExpiresUtc, bool Mailed);

/// <summary>Invites colleagues and issues lapsed links anew.</summary>
public sealed class InviteColleague(WorkbenchDatabase database, IMailSender mail, IStringLocalizer<AccountTexts> texts)
{
    public async Task<Outcome<IssuedInvitation>> HandleAsync(Caller caller, InviteColleagueRequest request, CancellationToken cancellationToken)
    {
        if (!EmailAddress.TryRead(request.Email, out var email)) return new InvalidField(nameof(request.Email), "EmailWrong");
        if (request.Roles.Count == 0) return new InvalidField(nameof(request.Roles), "RolesMissing");
        return await IssueAsync(caller, request.BaseAddress, async (work, by) =>
        {
            var organization = await work.Db.Organizations.FirstAsync(o => o.Id == by.OrganizationId, cancellationToken);
            if (request.Roles.Except(OrganizationRoles.Of(organization.Kind)).Any()) return new RoleOfOtherKind();
            var isHere = await work.Db.People.AnyAsync(p => p.Email == email
                && work.Db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId == by.OrganizationId && m.RevokedUtc == null), cancellationToken);
            if (isHere) return new PersonIsHere();

            var earlier = await work.Db.Invitations
                .Where(i => i.OrganizationId == by.OrganizationId && i.ConnectionId == null && i.Email == email && i.UsedUtc == null).ToListAsync(cancellationToken);
            foreach (var invitation in earlier) invitation.Withdraw(by, work.NowUtc);
            return (email, (Role[])[.. request.Roles.Distinct().Order()]);
        }, cancellationToken);
    }

    /// <summary>A new link in place of an open or lapsed one.</summary>
    public Task<Outcome<IssuedInvitation>> ReissueAsync(Caller caller, Guid invitationId, Uri baseAddress, CancellationToken cancellationToken) =>
        IssueAsync(caller, baseAddress, async (work, by) =>
        {
            var earlier = await work.ToOwnInvitationAsync(invitationId, by, cancellationToken);
            if (earlier.UsedUtc is not null) return new InvitationNotOpen();
            earlier.Withdraw(by, work.NowUtc);
            return (earlier.Email, [.. earlier.Roles]);
        }, cancellationToken);

    private async Task<Outcome<IssuedInvitation>> IssueAsync(
        Caller caller, Uri baseAddress, Func<Work, Participation, Task<Outcome<(string Email, Role[] Roles)>>> prepare, CancellationToken cancellationToken)
    {
        var issued = await database.ChangeAsync<(Invitation Invitation, string Token, string Organization)>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var prepared = await prepare(work, by);
            if (!prepared.Succeeded) return prepared.Refusal;
            var (invitation, token) = Invitation.Make(prepared.Value.Email, prepared.Value.Roles, null, by, work.NowUtc);
            work.Db.Invitations.Add(invitation);
            return (invitation, token, await work.Db.Organizations.Where(o => o.Id == by.OrganizationId).Select(o => o.Name).FirstAsync(cancellationToken));
        }, cancellationToken);
        if (!issued.Succeeded) return issued.Refusal;

        var (made, secret, name) = issued.Value;
        var link = new Uri(baseAddress, $"account/invitation?token={secret}").ToString();
        var mailed = await mail.SendAsync(
            made.Email, texts["InvitationMailSubject", name], texts["InvitationMailBody", name, link, Formats.DateTime(made.ExpiresUtc)], cancellationToken);
        return new IssuedInvitation(made.Email, link, made.ExpiresUtc, mailed);
    }
}
