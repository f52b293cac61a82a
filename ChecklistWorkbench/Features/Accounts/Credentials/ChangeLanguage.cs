using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

public sealed record ChangeLanguageRequest(string? Language);

/// <summary>Keeps the language that the caller's mail and screens speak.</summary>
public sealed class ChangeLanguage(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, ChangeLanguageRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            if (request.Language is not ("ja" or "en")) return new NotFound();
            var person = await work.Db.People.FirstAsync(p => p.Id == caller.PersonId, cancellationToken);
            person.Speak(request.Language);
            return default(Done);
        }, cancellationToken);
}
