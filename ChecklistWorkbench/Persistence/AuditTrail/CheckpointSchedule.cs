using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Persistence.AuditTrail;

/// <summary>Gives every chain that grew a checkpoint, every hour or as configured: what was signed cannot be rewritten unseen afterwards.</summary>
public sealed class CheckpointSchedule(
    TrailSigner signer, IDbContextFactory<WorkbenchDbContext> contexts, IOptions<AuditTrailOptions> options, ILogger<CheckpointSchedule> logger) : BackgroundService
{
    /// <summary>Signs every chain that has grown since its last checkpoint; how many there were.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var grown = await GrownAsync(cancellationToken);
        foreach (var chain in grown) await signer.CheckpointAsync(chain, cancellationToken);
        return grown.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckpointEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                logger.LogInformation("{Chains} checkpoints made", await RunOnceAsync(stoppingToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The next round takes up what this one left; the application goes on without.
                logger.LogError(fault, "Checkpoints could not be made");
            }
        }
    }

    private async Task<List<string>> GrownAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.AuditChains.Where(chain => !db.Checkpoints.Any(checkpoint => checkpoint.ChainId == chain.Id && checkpoint.Count >= chain.HeadSequence))
            .OrderBy(chain => chain.Id).Select(chain => chain.Id).ToListAsync(cancellationToken);
    }
}
