using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SetUp;

/// <summary>The token is not the one on the console of the running server.</summary>
public sealed record SetUpTokenWrong : Refusal;

public sealed record CreateFirstAdministratorRequest(string? Token, OrganizationKind Kind, NewOrganizationPerson Person);

/// <summary>Makes the first organisation and its administrator, once, entrusts the installation to them, and signs them in.</summary>
public sealed class CreateFirstAdministrator(WorkbenchDatabase database, FirstStart firstStart, Registration registration, SessionStarter sessions)
{
    public async Task<Outcome<Done>> HandleAsync(HttpContext http, CreateFirstAdministratorRequest request)
    {
        if (!firstStart.Accepts(request.Token)) return new SetUpTokenWrong();
        var newcomer = registration.Read(request.Person);
        if (!newcomer.Succeeded) return newcomer.Refusal;

        var made = await database.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            if (await db.People.AnyAsync(http.RequestAborted)) return new NotFound();
            var (person, _) = Registration.RegisterOrganization(db, newcomer.Value, request.Kind, AuditActor.System, nowUtc);
            person.EntrustInstallation(AuditActor.System, nowUtc);
            return person.Id;
        }, http.RequestAborted);
        if (!made.Succeeded) return made.Refusal;

        var started = await sessions.StartAsync(http, made.Value, SignInMethods.SetUp);
        return started.Succeeded ? default(Done) : started.Refusal;
    }
}
