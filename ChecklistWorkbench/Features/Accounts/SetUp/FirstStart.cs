using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SetUp;

/// <summary>
/// The time before anyone is registered: everything leads to the set-up page, and a one-time token from the server's console
/// opens it. Development has demonstration people instead.
/// </summary>
public sealed class FirstStart(IDbContextFactory<WorkbenchDbContext> contexts, IHostEnvironment environment) : IHostedService
{
    public const string Path = "/account/set-up";

    private volatile bool _over = environment.IsDevelopment();

    internal string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public async ValueTask<bool> IsPendingAsync(CancellationToken cancellationToken)
    {
        if (_over) return false;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !(_over = await db.People.AnyAsync(cancellationToken));
    }

    public bool Accepts(string? token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token?.Trim() ?? ""), Encoding.UTF8.GetBytes(Token));

    /// <summary>Prints the token, on the console alone: a log may be collected and read by others.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await IsPendingAsync(cancellationToken)) return;
        await Console.Out.WriteLineAsync($"{Environment.NewLine}初期設定トークン / Set-up token: {Token}{Environment.NewLine}{Path} を開いて入力してください / open {Path} and enter it.{Environment.NewLine}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
