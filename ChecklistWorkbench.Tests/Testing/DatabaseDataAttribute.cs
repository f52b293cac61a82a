using System.Reflection;
using ChecklistWorkbench.Persistence;
using Xunit.Sdk;
using Xunit.v3;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>Runs a theory once on every configured database; the others show as skipped, with the reason. With <c>CI=true</c> PostgreSQL is never skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseDataAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<DatabaseProvider>().Select(Row)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private static TheoryDataRow<DatabaseProvider> Row(DatabaseProvider provider)
    {
        var isProvedByCi = TestEnvironment.IsCi && provider == DatabaseProvider.PostgreSql;
        return new(provider) { Skip = isProvedByCi ? null : TestEnvironment.WhyNot(provider) };
    }
}
