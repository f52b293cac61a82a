using System.CommandLine;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Accounts.Installation;

/// <summary>
/// <c>installation entrust|release USER</c>: who looks after what all organisations share. No screen gives this right: an administrator of one
/// organisation must not be able to take it for all.
/// </summary>
public abstract class InstallationCommand(
    WorkbenchDatabase database, DatabaseStart start, IStringLocalizer<AccountTexts> texts, IStringLocalizer<RefusalTexts> refusals) : WorkbenchVerb
{
    public override string Group => "installation";

    protected abstract string Word { get; }

    public override Command Build()
    {
        var user = new Argument<string>("USER") { Description = texts["Installation.User"] };
        var command = new Command(Word, texts[$"Installation.{Word}"]) { user };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(user), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    protected abstract void Change(Person person, DateTime nowUtc);

    private async Task<int> RunAsync(string email, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await start.RunAsync(cancellationToken);
        var outcome = await database.ChangeAsSystemAsync<string>(async (db, nowUtc) =>
        {
            if (await db.People.FirstOrDefaultAsync(p => p.Email == email && p.DisabledUtc == null, cancellationToken) is not { } person) return new NobodyToActAs();
            Change(person, nowUtc);
            return person.DisplayName;
        }, cancellationToken);
        await (outcome.Succeeded
            ? console.Output.WriteLineAsync(texts[$"Installation.{Word}.Done", outcome.Value])
            : console.Error.WriteLineAsync(RefusalSentences.Of(outcome.Refusal, refusals)));
        return outcome.Succeeded ? ExitStatus.Done : ExitStatus.Refused;
    }
}

public sealed class EntrustCommand(WorkbenchDatabase database, DatabaseStart start, IStringLocalizer<AccountTexts> texts, IStringLocalizer<RefusalTexts> refusals)
    : InstallationCommand(database, start, texts, refusals)
{
    protected override string Word => "entrust";

    protected override void Change(Person person, DateTime nowUtc) => person.EntrustInstallation(AuditActor.Operator, nowUtc);
}

public sealed class ReleaseCommand(WorkbenchDatabase database, DatabaseStart start, IStringLocalizer<AccountTexts> texts, IStringLocalizer<RefusalTexts> refusals)
    : InstallationCommand(database, start, texts, refusals)
{
    protected override string Word => "release";

    protected override void Change(Person person, DateTime nowUtc) => person.ReleaseInstallation(AuditActor.Operator, nowUtc);
}

/// <summary><c>installation list</c>: everyone whom the installation is entrusted to, in every organisation. For whoever operates the machine; no screen shows this.</summary>
public sealed class ListCommand(WorkbenchDatabase database, DatabaseStart start, IStringLocalizer<AccountTexts> texts) : WorkbenchVerb
{
    public override string Group => "installation";

    public override Command Build()
    {
        var command = new Command("list", texts["Installation.list"]);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(InvocationConfiguration console, CancellationToken cancellationToken)
    {
        await start.RunAsync(cancellationToken);
        var lines = (await database.ChangeAsSystemAsync<List<string>>(async (db, _) => await ReadAsync(db, cancellationToken), cancellationToken)).Value;
        foreach (var line in lines) await console.Output.WriteLineAsync(line);
        if (lines.Count == 0) await console.Output.WriteLineAsync(texts["Installation.Nobody"]);
        return ExitStatus.Done;
    }

    private async Task<List<string>> ReadAsync(WorkbenchDbContext db, CancellationToken cancellationToken)
    {
        var entrusted = await db.People.AsNoTracking().Where(p => p.AdministersInstallationSinceUtc != null && p.DisabledUtc == null).OrderBy(p => p.Email).ToListAsync(cancellationToken);
        Guid[] ids = [.. entrusted.Select(person => person.Id)];
        var administered = (await (
            from membership in db.Memberships
            join organization in db.Organizations on membership.OrganizationId equals organization.Id
            where ids.Contains(membership.PersonId) && membership.Role == Role.Administrator && membership.RevokedUtc == null
            orderby organization.Name
            select new { membership.PersonId, organization.Name }).ToListAsync(cancellationToken)).ToLookup(found => found.PersonId, found => found.Name);
        return [.. entrusted.Select(person => string.Join('\t', person.Email, person.DisplayName, Formats.DateTime(person.AdministersInstallationSinceUtc!.Value),
            administered.Contains(person.Id) ? string.Join("、", administered[person.Id]) : texts["Installation.NoEffect"].Value))];
    }
}
