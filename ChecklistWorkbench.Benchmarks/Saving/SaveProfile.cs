using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChecklistWorkbench.Benchmarks.Saving;

/// <summary>Where the time inside the database's turn goes: statements, commit; what is left is the application, EF Core included.</summary>
internal sealed class SaveProfile : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int _statements;
    private TimeSpan _inStatements;
    private TimeSpan _inCommits;

    public void Restart() => (_statements, _inStatements, _inCommits) = (0, default, default);

    /// <summary>For each of <paramref name="saves"/> made since the restart, one after the other, in <paramref name="elapsed"/> together.</summary>
    public string Describe(int saves, double elapsed)
    {
        var (statements, commits) = (_inStatements.TotalMilliseconds / saves, _inCommits.TotalMilliseconds / saves);
        return $"{_statements / (double)saves:0} statements {Report.Milliseconds(statements)}, commit {Report.Milliseconds(commits)}, "
            + $"the rest {Report.Milliseconds((elapsed / saves) - statements - commits)}";
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        _statements++;
        _inStatements += eventData.Duration;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        _statements++;
        _inStatements += eventData.Duration;
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        _inCommits += eventData.Duration;
        return Task.CompletedTask;
    }
}
