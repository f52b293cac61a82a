using System.Data;
using ChecklistWorkbench.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace ChecklistWorkbench.Benchmarks.Saving;

/// <summary>
/// The least a save can be: what a save writes (revision, audit entry, answer, chain head; the same bytes in the same tables) with prepared
/// statements on connections that stay open, in one transaction behind the same gate. No reads, no rights, no hash, no objects.
/// </summary>
internal sealed class BareInserts : IDisposable
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";
    private readonly SqliteWriteGate _gate = new();
    private readonly Channel[] _channels;

    /// <param name="connectionString">A copy of a database in which at least one save was made: its newest rows are written again and again.</param>
    public BareInserts(string connectionString, IReadOnlyList<Writer> writers) =>
        _channels = [.. writers.Select(writer => new Channel(connectionString, writer))];

    public async Task WriteAsync(int writer)
    {
        using var turn = await _gate.EnterAsync(CancellationToken.None);
        _channels[writer].Write();
    }

    public void Dispose()
    {
        foreach (var channel in _channels) channel.Dispose();
        _gate.Dispose();
    }

    private sealed class Channel : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand[] _commands;
        private readonly SqliteParameter[] _numbers;
        private readonly SqliteParameter[] _responses;
        private readonly IReadOnlyList<string> _ids;
        private int _number = 1_000_000;

        public Channel(string connectionString, Writer writer)
        {
            _connection = new SqliteConnection(connectionString);
            _connection.Open();
            using (var pragmas = _connection.CreateCommand())
            {
                pragmas.CommandText = Pragmas;
                pragmas.ExecuteNonQuery();
            }

            _ids = [.. writer.Answers.Select(answer => answer.Id.ToString().ToUpperInvariant())];
            var chain = (string)Scalar("SELECT 'connection:' || lower(ConnectionId) FROM Assessments WHERE Id = $id", writer.AssessmentId.ToString().ToUpperInvariant());
            var revision = InsertLike("ResponseRevisions", "SELECT * FROM ResponseRevisions WHERE rowid = (SELECT max(rowid) FROM ResponseRevisions)");
            var entry = InsertLike("AuditEntries", "SELECT * FROM AuditEntries WHERE rowid = (SELECT max(rowid) FROM AuditEntries)");
            entry.Parameters["$ChainId"].Value = chain;
            var answer = Command("UPDATE Responses SET CurrentStatus = $text, Revision = $number, Version = $number, SavedByName = $name, SavedUtc = $at WHERE Id = $id",
                ("$text", revision.Parameters["$CurrentStatus"].Value!), ("$number", 0), ("$name", revision.Parameters["$ByName"].Value!),
                ("$at", revision.Parameters["$AtUtc"].Value!), ("$id", ""));
            var head = Command("UPDATE AuditChains SET HeadSequence = $number, HeadHash = $hash WHERE Id = $id",
                ("$number", 0), ("$hash", entry.Parameters["$Hash"].Value!), ("$id", chain));
            _commands = [revision, entry, answer, head];
            _numbers = [revision.Parameters["$Number"], entry.Parameters["$Sequence"], answer.Parameters["$number"], head.Parameters["$number"]];
            _responses = [revision.Parameters["$ResponseId"], answer.Parameters["$id"]];
            if (writer.Answers[0].Party == Domain.Organizations.Party.FinancialInstitution) _number += 1_000_000_000; // Both parties write to one chain.
        }

        public void Write()
        {
            _number++;
            foreach (var number in _numbers) number.Value = _number;
            foreach (var response in _responses) response.Value = _ids[_number % _ids.Count];
            using var transaction = _connection.BeginTransaction(IsolationLevel.Serializable);
            foreach (var command in _commands)
            {
                command.Transaction = transaction;
                if (command.ExecuteNonQuery() != 1) throw new InvalidOperationException($"Wrote nothing: {command.CommandText}");
            }

            transaction.Commit();
        }

        public void Dispose()
        {
            foreach (var command in _commands) command.Dispose();
            _connection.Dispose();
        }

        private object Scalar(string sql, string id)
        {
            using var command = Command(sql, ("$id", id));
            return command.ExecuteScalar()!;
        }

        private SqliteCommand InsertLike(string table, string template)
        {
            using var select = Command(template);
            using var row = select.ExecuteReader();
            row.Read();
            (string Name, object Value)[] columns = [.. Enumerable.Range(0, row.FieldCount).Select(at => (row.GetName(at), row.GetValue(at)))];
            return Command(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select(c => "$" + c.Name))})",
                [.. columns.Select(c => ("$" + c.Name, c.Value))]);
        }

        private SqliteCommand Command(string sql, params (string Name, object Value)[] parameters)
        {
            var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Table and column names of our own schema; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
            return command;
        }
    }
}
