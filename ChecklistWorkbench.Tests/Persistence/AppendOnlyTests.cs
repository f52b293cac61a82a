using System.Data.Common;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChecklistWorkbench.Tests.Persistence;

public sealed class AppendOnlyTests
{
    [Theory, DatabaseData]
    public async Task The_database_refuses_to_change_or_delete_whoever_asks(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        await using var db = database.OpenContext();
        await db.Database.OpenConnectionAsync();
        foreach (var type in AppendOnlyGuard.Types)
        {
            var entity = db.Model.FindEntityType(type)!;
            var (table, column) = (entity.GetTableName()!, entity.GetProperties().First(property => !property.IsPrimaryKey()).GetColumnName());
            var rows = await CountAsync(db, table);
            Assert.True(rows > 0, $"{table} is empty, so its triggers are not tried.");

            await RefusedAsync(db, $"""UPDATE "{table}" SET "{column}" = "{column}" """);
            await RefusedAsync(db, $"""DELETE FROM "{table}" """);
            if (provider == DatabaseProvider.PostgreSql) await RefusedAsync(db, $"""TRUNCATE "{table}" CASCADE""");

            Assert.Equal(rows, await CountAsync(db, table));
        }
    }

    [Fact]
    public async Task Saving_refuses_to_change_or_delete_before_the_database_is_asked()
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        foreach (var type in AppendOnlyGuard.Types)
        {
            foreach (var state in (EntityState[])[EntityState.Modified, EntityState.Deleted])
            {
                await using var db = database.OpenContext();
                db.Entry(await AnyAsync(db, type)).State = state;

                var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
                Assert.Contains($"{type.Name} is append-only", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Every_table_that_the_model_calls_append_only_is_guarded_and_tried()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.OpenContext();
        var declared = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(entity => entity.GetDeclaredTriggers().Any(trigger => trigger.ModelName == "AppendOnly")).ToList();

        Assert.Equal(declared.Select(entity => entity.ClrType.Name).Order(), AppendOnlyGuard.Types.Select(type => type.Name).Order());
        Assert.Equal(declared.Select(entity => entity.GetTableName()!).Order(), AppendOnlyGuard.Tables.Order());
    }

    [Fact]
    public async Task Saving_without_waiting_for_ones_turn_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.OpenContext();

        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.AnswerAsync(1, Party.ConnectingFirm, content => content with { CurrentStatus = "規程あり" });
        await parties.ReceiveFileAsync([1, 2, 3]);
        await parties.AddItemAsync();
        var (evidence, _) = await parties.EvidenceAsync(Party.ConnectingFirm, share: true, items: 1);
        await parties.TakeToAsync(AssessmentState.UnderReview);
        await parties.RateAsync(1, new() { Value = RatingValue.Sufficient });
        await parties.ShareAsync(1);
        await parties.FindingAsync(FindingState.Reported, evidence: evidence);
        await parties.RuleAsync((await parties.RelianceAsync(RelianceState.Consented))!.Id, 1);
        await parties.ShareRulingsAsync();
        await parties.DepthRuleAsync();
        await parties.MeasureAsync();
        await parties.ReturnAsync((1, "証跡を添えてください"));
        await parties.AskAsync(1, Party.FinancialInstitution, mention: parties.Firm[Role.Contributor].Person.Id);
        var renewed = await database.AssessmentAsync(AssessmentState.Closed);
        await renewed.OpenMonitoringAsync(database.Get<NextRound>(), await database.EditionAsync());
        await renewed.StateAllAsync();
        await renewed.NoticeAsync("受領の試験");
        await database.Workbench.ChangeAsSystemAsync<Done>((db, nowUtc) =>
        {
            db.EquivalenceRulings.Add(EquivalenceRuling.Make(
                TestDatabase.EditionId, TestDatabase.EditionId, null, isEquivalent: true, "試験", parties.Bank[Role.ReviewLead].Participation, nowUtc));
            db.ReferenceEntries.Add(ReferenceEntry.Record(
                new RegulationUpdate("架空の基準", new DateOnly(2026, 10, 1), null, [], "架空", "架空", new SourcePlace("架空", null)), null, parties.Bank[Role.Administrator].Participation, nowUtc));
            db.GuideVersions.Add(GuideVersion.PutAway(TestDatabase.EditionId, 1, AuditActor.Operator, nowUtc));
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, CancellationToken.None);
        await database.Get<TrailSigner>().CheckpointAsync(parties.Connection.ChainId, CancellationToken.None);
        return database;
    }

    private static async Task RefusedAsync(WorkbenchDbContext db, string sql)
    {
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(db, sql));
        Assert.Contains(AppendOnlyTriggers.Message, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<long> CountAsync(WorkbenchDbContext db, string table) =>
        Convert.ToInt64(await ExecuteAsync(db, $"""SELECT COUNT(*) FROM "{table}" """), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<object?> ExecuteAsync(WorkbenchDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Table names of the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object> AnyAsync(WorkbenchDbContext db, Type type)
    {
        var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, null)!;
        return await set.FirstAsync();
    }
}
