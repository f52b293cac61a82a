using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Rounds;

namespace ChecklistWorkbench.Features.Connections;

/// <param name="Offer">Null where the connection has no earlier round.</param>
public sealed record CarryOverView(CarryOverOffer? Offer);

/// <summary>What the next round could begin with: figures only, as whoever opens rounds need not be one who reads answers.</summary>
/// <param name="Submission">The submission the answers come from; null for the answers as they stand.</param>
/// <param name="Counts">How many items of the edition, by what becomes of them.</param>
/// <param name="CustomItems">How many 独自確認項目 the earlier round asked; their answers follow as the bank asks them again.</param>
public sealed record CarryOverOffer(AssessmentPurpose Purpose, int Round, int? Submission, IReadOnlyDictionary<CarryOverKind, int> Counts, int CustomItems)
{
    public int Carried => Counts[CarryOverKind.Identical] + Counts[CarryOverKind.RuledEquivalent];
}

/// <summary>Says what a round with an edition would take over from the round before.</summary>
public sealed class GetCarryOver(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<CarryOverView>> HandleAsync(Caller caller, Guid connectionId, string editionId, CancellationToken cancellationToken) =>
        database.ReadAsync<CarryOverView>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(connectionId, cancellationToken);
            if (!FieldRules.CanManageConnection(by)) return new RoleMissing("ManageConnection");
            if (await editions.FindAsync(editionId, cancellationToken) is not { } edition) return new EditionUnknown();
            if (await EarlierRound.FindAsync(work.Db, connection, edition, editions, cancellationToken) is not { } earlier) return new CarryOverView(null);
            var (round, submission) = (earlier.Before.Assessment, earlier.Before.Submission);
            return new CarryOverView(new(round.Purpose, round.Round, submission, Enum.GetValues<CarryOverKind>().ToDictionary(kind => kind, earlier.Plan.Count),
                earlier.Before.Checklist.Added.Count));
        }, cancellationToken);
}
