using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>
/// Fills an empty database with cases to try things on: two firms, three banks, three assessments at different stages, and a fourth
/// connection with its whole story from the pre-screening to a renewed decision. For Development only; where any organisation is registered it does nothing.
/// </summary>
public sealed class DemoData(WorkbenchDatabase database, EditionCatalogue editions, ReferenceLibrary references, NoticeRound notices, ILogger<DemoData> logger)
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "seed-data", "demo");

    /// <summary>Loads the files of <paramref name="folder"/>: all of them, or nothing.</summary>
    public async Task LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var edition = (await editions.GetAllAsync(cancellationToken))[0];
        var outcome = await database.ChangeAsSystemAsync<bool>(async (db, nowUtc) =>
        {
            if (await db.Organizations.AnyAsync(cancellationToken)) return false;
            var calendar = new DemoCalendar(nowUtc);
            var cast = new DemoCast(db, calendar);
            foreach (var organization in DemoOrganization.All) cast.Enter(organization);
            DemoSequel? sequel = null;
            foreach (var @case in DemoCase.All)
            {
                var file = await DemoFile.ReadAsync(Path.Combine(folder, @case.File), cancellationToken);
                var replay = new DemoReplay(db, cast, calendar, edition, references, @case, file);
                await replay.PlayAsync(cancellationToken);
                if (@case.IsContinued) sequel = new DemoSequel(db, cast, calendar, notices, @case, replay.Scene, await DemoEvidence.ReadAsync(folder, cancellationToken));
            }

            // Last, as a piece of its evidence goes to the connection of another case too.
            if (sequel is not null) await sequel.PlayAsync(cancellationToken);
            return true;
        }, cancellationToken);
        if (outcome.Value) logger.LogInformation("Demonstration data loaded");
    }
}
