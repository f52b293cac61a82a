using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Invitations;

/// <param name="Token">From the link.</param>
/// <param name="Person">Name and password; the address is the invited one, whatever stands here.</param>
public sealed record AcceptAsNewcomerRequest(string? Token, NewOrganizationPerson Person);

/// <summary>
/// Someone without an account takes an invitation and is signed in: as a colleague, or as the first person of the other party, whose
/// organisation is registered and joins the connection in the same transaction.
/// </summary>
public sealed class AcceptAsNewcomer(WorkbenchDatabase database, GetInvitation getInvitation, Registration registration, SessionStarter sessions)
{
    public async Task<Outcome<Done>> HandleAsync(HttpContext http, AcceptAsNewcomerRequest request)
    {
        var offer = await getInvitation.HandleAsync(request.Token, http.RequestAborted);
        if (!offer.Succeeded) return offer.Refusal;
        var newcomer = registration.Read(request.Person with { Email = offer.Value.Email }, withOrganization: offer.Value.Joining is not null);
        if (!newcomer.Succeeded) return newcomer.Refusal;

        var joined = await database.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            if (await db.OpenInvitationAsync(request.Token, nowUtc, http.RequestAborted) is not { } invitation) return new InvitationNotOpen();
            if (await db.People.AnyAsync(p => p.Email == newcomer.Value.Email, http.RequestAborted)) return new SignInToAccept();
            invitation.Use(nowUtc);
            return invitation.ConnectionId is { } connectionId
                ? await JoinConnectionAsync(db, connectionId, newcomer.Value, nowUtc)
                : await JoinColleaguesAsync(db, invitation, newcomer.Value, nowUtc);
        }, http.RequestAborted);
        if (!joined.Succeeded) return joined.Refusal;

        var started = await sessions.StartAsync(http, joined.Value, SignInMethods.Invitation);
        return started.Succeeded ? default(Done) : started.Refusal;
    }

    private static async Task<Outcome<Guid>> JoinColleaguesAsync(WorkbenchDbContext db, Invitation invitation, Newcomer newcomer, DateTime nowUtc)
    {
        var organization = await db.Organizations.FirstAsync(o => o.Id == invitation.OrganizationId);
        return Registration.RegisterPerson(db, newcomer, organization, invitation.Roles, AuditActor.System, nowUtc).Id;
    }

    private static async Task<Outcome<Guid>> JoinConnectionAsync(WorkbenchDbContext db, Guid connectionId, Newcomer newcomer, DateTime nowUtc)
    {
        var connection = await db.Connections.FirstAsync(c => c.Id == connectionId);
        if (connection.IsComplete) return new InvitationNotOpen();
        var (person, organization) = Registration.RegisterOrganization(
            db, newcomer, OpenInvitations.MissingKindOf(connection), AuditActor.System, nowUtc);
        connection.Join(organization, new AuditActor(person.Id, person.DisplayName, organization.Id), nowUtc);
        return person.Id;
    }
}
