using ChecklistWorkbench.Domain.AuditTrail;
using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>Who may use whom, read from the compiled application, so that .razor files are held to it too.</summary>
public sealed class LayeringTests
{
    private const string Domain = "ChecklistWorkbench.Domain.";
    private const string Persistence = "ChecklistWorkbench.Persistence.";
    private const string Features = "ChecklistWorkbench.Features.";
    private const string Ui = "ChecklistWorkbench.Ui.";
    private const string EntityFramework = "Microsoft.EntityFrameworkCore.";
    private const string OpenXml = "DocumentFormat.OpenXml.";
    private const string Workbook = "ChecklistWorkbench.Features.Exchange.Workbook.";
    private const string CompilerMade = "<";
    private const string Pdf = "ChecklistWorkbench.Features.Reports.Pdf.";

    private static readonly IReadOnlyDictionary<string, HashSet<string>> Uses = AssemblyReferences.Of(typeof(Program).Assembly);

    private static readonly HashSet<string> Entities = [.. typeof(Program).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(AuditedEntity)) && !type.IsAbstract).Select(type => type.FullName!)];

    [Fact]
    public void The_domain_uses_the_base_library_and_itself() =>
        AssertNone(type => Is(type, Domain), used => !Is(used, Domain, "System.", CompilerMade) && used != "Microsoft.CodeAnalysis.EmbeddedAttribute");

    [Fact]
    public void Persistence_knows_neither_features_nor_screens() => AssertNone(type => Is(type, Persistence), used => Is(used, Features, Ui));

    [Fact]
    public void No_feature_uses_another_features_types() =>
        AssertNone(type => Is(type, Features), (type, used) => Is(used, Features) && FeatureOf(used) != FeatureOf(type));

    [Fact]
    public void Components_of_features_ask_their_actions_never_the_database() =>
        AssertNone(type => Is(type, Features) && IsComponent(type), used => Is(used, EntityFramework) || used == Persistence + "WorkbenchDbContext");

    [Fact]
    public void Screens_parts_know_neither_persistence_nor_features() => AssertNone(type => Is(type, Ui), used => Is(used, Persistence, Features));

    [Fact]
    public void The_workbook_and_the_PDF_writer_know_their_models_only() =>
        AssertNone(type => Is(type, Workbook, Pdf), used => Is(used, EntityFramework, Persistence) || Entities.Contains(used));

    [Fact]
    public void Only_the_workbook_folder_knows_Open_XML() => AssertNone(type => !Is(type, Workbook), used => Is(used, OpenXml));

    [Theory]
    [InlineData("ExecuteUpdate")]
    [InlineData("ExecuteUpdateAsync")]
    [InlineData("ExecuteDelete")]
    [InlineData("ExecuteDeleteAsync")]
    [InlineData("IgnoreQueryFilters")]
    [InlineData("FromSqlRaw")]
    [InlineData("SqlQueryRaw")]
    [InlineData("ExecuteSqlRaw")]
    [InlineData("ExecuteSqlRawAsync")]
    public void Nothing_goes_past_the_change_tracker_the_filters_or_the_parameters(string member) =>
        Assert.DoesNotContain(member, AssemblyReferences.MembersCalled(typeof(Program).Assembly));

    [Fact]
    public void The_reader_sees_what_is_there()
    {
        Assert.Contains(Persistence + "WorkbenchDbContext", Uses[Persistence + "WorkbenchDatabase"]);
        Assert.Contains(EntityFramework + "EntityFrameworkQueryableExtensions", Uses[Persistence + "Access.ConnectionAccess"]);
        Assert.Contains("Microsoft.Extensions.Localization.IStringLocalizer`1", Uses[Ui + "Layout.TopBar"]);
        Assert.Contains("ToListAsync", AssemblyReferences.MembersCalled(typeof(Program).Assembly));
    }

    private static void AssertNone(Func<string, bool> ofType, Func<string, bool> isForbidden) => AssertNone(ofType, (_, used) => isForbidden(used));

    private static void AssertNone(Func<string, bool> ofType, Func<string, string, bool> isForbidden)
    {
        var offences = Uses.Where(type => ofType(type.Key)).SelectMany(type => type.Value.Where(used => isForbidden(type.Key, used)).Select(used => $"{type.Key} → {used}"));
        Assert.Equal("", string.Join('\n', offences));
    }

    private static bool Is(string type, params string[] prefixes) => prefixes.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    private static string FeatureOf(string type) => type.Split('.')[2];

    private static bool IsComponent(string type) => typeof(Program).Assembly.GetType(type)?.IsAssignableTo(typeof(ComponentBase)) == true;
}
