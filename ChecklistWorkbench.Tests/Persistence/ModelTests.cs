using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChecklistWorkbench.Tests.Persistence;

public sealed class ModelTests
{
    /// <summary>Identity's and Data Protection's own texts, whose lengths those libraries decide.</summary>
    private static readonly HashSet<string> LibrariesOwn =
    [
        "WorkbenchUser.ConcurrencyStamp", "WorkbenchUser.PasswordHash", "WorkbenchUser.PhoneNumber", "WorkbenchUser.SecurityStamp",
        "IdentityUserClaim.ClaimType", "IdentityUserClaim.ClaimValue", "IdentityUserLogin.ProviderDisplayName",
        "IdentityUserToken.Value", "DataProtectionKey.Xml",
    ];

    public static TheoryData<DatabaseProvider> Providers => MigrationTests.Providers;

    [Theory, MemberData(nameof(Providers))]
    public void Every_text_has_a_longest_length_or_is_declared_to_have_none(DatabaseProvider provider)
    {
        using var db = MigrationTests.OnPaper(provider);
        var model = db.GetService<IDesignTimeModel>().Model;

        Assert.Empty(model.GetEntityTypes().SelectMany(PropertiesOf)
            .Where(property => (property.GetProviderClrType() ?? property.ClrType) == typeof(string) && property.GetMaxLength() is null && !property.IsWithoutLimit())
            .Select(property => $"{property.DeclaringType.ShortName()}.{property.Name}").Except(LibrariesOwn));
    }

    [Theory, MemberData(nameof(Providers))]
    public void Nothing_of_ours_is_deleted_along_with_something_else(DatabaseProvider provider)
    {
        using var db = MigrationTests.OnPaper(provider);

        Assert.All(
            db.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()).Where(key => !key.IsOwnership),
            key => Assert.Equal(DeleteBehavior.Restrict, key.DeleteBehavior));
    }

    [Fact]
    public void The_append_only_tables_are_those_of_the_append_only_types()
    {
        using var db = MigrationTests.OnPaper(DatabaseProvider.Sqlite);

        Assert.Equal(AppendOnlyGuard.Types.Select(type => db.Model.FindEntityType(type)!.GetTableName()), AppendOnlyGuard.Tables);
    }

    [Theory, DatabaseData]
    public async Task Enums_are_stored_by_name_and_times_come_back_as_UTC(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await using var db = database.OpenContext();

        Assert.Equal("Drafting", await db.Database.SqlQueryRaw<string>("""SELECT "State" AS "Value" FROM "Assessments" """).SingleAsync());
        Assert.Equal("Inquiry", await db.Database.SqlQueryRaw<string>("""SELECT "ApiKinds" AS "Value" FROM "Connections" """).SingleAsync());
        var opened = (await db.Assessments.SingleAsync(assessment => assessment.Id == parties.AssessmentId)).OpenedUtc;
        Assert.Equal((TestClock.Start, DateTimeKind.Utc), (opened, opened.Kind));
        var recorded = (await database.TrailAsync(parties.Connection.ChainId))[0].AtUtc;
        Assert.Equal((TestClock.Start, DateTimeKind.Utc), (recorded, recorded.Kind));
    }

    private static IEnumerable<IProperty> PropertiesOf(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(complex => PropertiesOf(complex.ComplexType)));
}
