using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Installation;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Accounts.Installation;

public sealed class GetInstallationAdministratorsTests
{
    [Theory, DatabaseData]
    public async Task An_administrator_sees_colleagues_by_name_and_others_at_most_by_number(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (parties, others) = (await database.TwoPartiesAsync(), await database.TwoPartiesAsync());
        await parties.EntrustInstallationAsync();
        await others.EntrustInstallationAsync();

        var bank = await LookAsync(database, parties.Bank.As(Role.Administrator));
        var firm = await LookAsync(database, parties.Firm.As(Role.Administrator));

        var known = Assert.Single(bank.Colleagues);
        Assert.Equal((parties.Bank[Role.Administrator].Person.Id, true, (int?)1), (known.PersonId, known.IsInEffect, bank.Others));
        Assert.Empty(firm.Colleagues);
        Assert.Null(firm.Others);
    }

    [Fact]
    public async Task Who_is_no_administrator_any_more_is_shown_as_without_effect()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.TwoPartiesAsync();
        await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            var id = parties.Bank[Role.Auditor].Person.Id;
            (await db.People.SingleAsync(person => person.Id == id)).EntrustInstallation(AuditActor.System, nowUtc);
            return default(Done);
        }, CancellationToken.None);

        Assert.False(Assert.Single((await LookAsync(database, parties.Bank.As(Role.Administrator))).Colleagues).IsInEffect);
    }

    [Fact]
    public async Task The_command_line_names_everyone()
    {
        await using var host = await TestHost.StartAsync();
        Assert.Contains("だれにも", await ListAsync(host), StringComparison.Ordinal);
        var parties = await host.Database.TwoPartiesAsync();
        await parties.EntrustInstallationAsync();

        var line = Assert.Single((await ListAsync(host)).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.StartsWith(parties.Bank[Role.Administrator].Person.Email, line, StringComparison.Ordinal);
        Assert.EndsWith(parties.Bank.Organization.Name, line.TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<string> ListAsync(TestHost host)
    {
        await using var output = new StringWriter();
        Assert.Equal(ExitStatus.Done, await host.Services.GetRequiredService<WorkbenchCommands>().RunAsync(["installation", "list"], output, TextWriter.Null, CancellationToken.None));
        return output.ToString();
    }

    private static async Task<InstallationAdministrators> LookAsync(TestDatabase database, Caller caller) =>
        (await database.Get<GetInstallationAdministrators>().HandleAsync(caller, CancellationToken.None)).Value;
}
