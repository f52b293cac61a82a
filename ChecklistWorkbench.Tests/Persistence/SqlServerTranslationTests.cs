using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.SqlServer;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Persistence;

/// <summary>Every query that any test runs is translated for SQL Server on the way (<see cref="SqlServerTranslation"/>); this shows that it is.</summary>
public sealed class SqlServerTranslationTests
{
    [Fact]
    public async Task A_query_that_SQL_Server_cannot_translate_fails_the_test_that_runs_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.OpenContext();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => db.People.Where(person => EF.Functions.Glob(person.Email, "*@*")).ToListAsync());

        Assert.StartsWith("Not translatable for SQL Server", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queries_of_actions_are_translated()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AssessmentAsync();

        Assert.Contains(SqlServerTranslation.Instance.Translated, query => query.Contains("Assessment", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_without_SQL_Servers_whole_client_says_so_in_one_sentence()
    {
        if (SqlServerClient.HasFullClosure) Assert.Skip("This build has the whole client.");

        var refusal = Assert.Throws<StartRefusedException>(() => TestDatabase.ServicesFor(DatabaseProvider.SqlServer, "Server=nowhere", new TestClock()));

        Assert.Contains("-p:SqlClientClosure=full", refusal.Message, StringComparison.Ordinal);
    }
}
