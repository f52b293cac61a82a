using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChecklistWorkbench.Persistence.SqlServer;

namespace ChecklistWorkbench.Tests.CommandLine;

/// <summary>The application started as a process with something wrong: it ends with one sentence that says where and what to do, and no stack trace.</summary>
public sealed class ApplicationStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-start-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_database_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        await RefusesAsync("Database:ConnectionString", ("Database:ConnectionString", $"Data Source={file}/below/workbench.db"));
    }

    [Fact]
    public async Task A_database_server_that_is_not_there_is_named() =>
        await RefusesAsync("PostgreSql", ("Database:Provider", "PostgreSql"), ("Database:ConnectionString", "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x;Timeout=3"));

    [Fact]
    public async Task A_connection_string_that_is_none_is_named() =>
        await RefusesAsync("Database:ConnectionString", ("Database:ConnectionString", "no such thing"));

    [Fact]
    public async Task An_unknown_provider_is_named_with_those_that_exist() => await RefusesAsync("PostgreSql", ("Database:Provider", "Oracle"));

    [Fact]
    public async Task Sql_server_on_a_build_without_its_whole_client_says_how_to_build_it()
    {
        if (SqlServerClient.HasFullClosure) Assert.Skip("This build has SQL Server's whole client.");
        await RefusesAsync("SqlClientClosure=full", ("Database:Provider", "SqlServer"), ("Database:ConnectionString", "Server=x"));
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await RefusesAsync("--urls", ("Urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"),
            ("Database:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "workbench.db")}"));
    }

    private async Task RefusesAsync(string named, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "ChecklistWorkbench.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(2, error.Trim().Split('\n').Length);
        await output;
    }
}
