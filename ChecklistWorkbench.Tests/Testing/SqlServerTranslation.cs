using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using ChecklistWorkbench.Persistence.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>
/// Translates every query that any test runs, on whatever database, for SQL Server as well, without a server: a query that SQL Server's provider
/// cannot translate fails the test that ran it. One instance for the process, as each further one would cost EF Core another service provider.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    private static readonly MethodInfo CompileAsyncMethod = typeof(SqlServerTranslation).GetMethod(nameof(Compile), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly ConcurrentDictionary<string, byte> _translated = new(StringComparer.Ordinal);

    private SqlServerTranslation() { }

    public static SqlServerTranslation Instance { get; } = new();

    /// <summary>The queries translated so far, in EF Core's printed form.</summary>
    public IReadOnlyCollection<string> Translated => [.. _translated.Keys];

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (_translated.TryAdd(ExpressionPrinter.Print(queryExpression), 0)) Translate(queryExpression);
        return queryExpression;
    }

    private static void Translate(Expression query)
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        var moved = new Moving(db.Model).Visit(query);
        var result = moved.Type.IsAssignableTo(typeof(IQueryable)) && moved.Type.IsGenericType
            ? typeof(IAsyncEnumerable<>).MakeGenericType(moved.Type.GetGenericArguments()[0])
            : typeof(Task<>).MakeGenericType(moved.Type);
        try
        {
            CompileAsyncMethod.MakeGenericMethod(result).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [db, moved], null);
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidOperationException($"Not translatable for SQL Server: {fault.Message}", fault);
        }
    }

    private static void Compile<TResult>(DbContext db, Expression query) => db.GetService<IDatabase>().CompileQuery<TResult>(query, async: true);

    /// <summary>Replaces the tables of the model the query was written against by those of SQL Server's model.</summary>
    private sealed class Moving(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);
    }
}
