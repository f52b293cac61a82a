using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Decisions;

/// <summary>Reads the 判定 of an assessment. A proposal is the bank's own affair until it is taken.</summary>
public sealed class GetDecision(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<DecisionView>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<DecisionView>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            work.Opens(by, "decision", assessment.Id);
            var seesProposals = DecisionRules.May(DecisionAct.ReadProposal, assessment.State, by);
            var decision = await work.Db.ReadLastDecisionAsync(assessment.Id, cancellationToken);
            if (decision is { State: not DecisionState.Taken } && !seesProposals) decision = null;
            var basis = await work.Db.ReadBasisAsync(assessment, connection, cancellationToken);
            var names = await work.Db.Organizations.Where(o => o.Id == connection.ConnectingFirmId || o.Id == connection.FinancialInstitutionId)
                .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
            var today = JapanTime.DateOf(work.NowUtc);
            IReadOnlyList<LapseReason> lapsed = decision is { State: DecisionState.Taken }
                ? decision.LapsedBecause(today, await IsNewestAsync(work.Db, assessment, decision, cancellationToken), basis!.Value.Basis) : [];
            var shared = seesProposals ? null : await work.Db.ReadLastShareAsync(assessment.Id, cancellationToken);
            var values = seesProposals
                ? basis?.Ratings.Where(item => item.Value.Effective is not null).ToDictionary(item => item.Key, item => item.Value.Effective!.Content.Value!.Value) ?? []
                : shared?.Items.ToDictionary(item => item.ItemNumber, item => item.Value) ?? [];
            var waits = decision is { State: DecisionState.Proposed };
            var decides = DecisionRules.May(DecisionAct.Take, assessment.State, by);
            var why = !waits || !decides ? null
                : decision!.ProposedById == by.PersonId ? nameof(OwnProposalNotTaken)
                : (await work.Db.ReadRatersAsync(assessment.Id, cancellationToken)).Contains(by.PersonId) ? nameof(OwnRatingNotDecided)
                : decision.BasisHash != basis!.Value.Basis.Hash ? nameof(DecisionBasisChanged) : null;
            return new DecisionView(
                assessment.Id, connection.ServiceName, names[connection.ConnectingFirmId!.Value], names[connection.FinancialInstitutionId!.Value], assessment.Purpose, assessment.Round,
                assessment.State, connection.Profile.ApiKinds, basis?.Basis.SubmissionNumber, decision, lapsed,
                seesProposals && basis is { } known ? await StandingAsync(work.Db, assessment, known.Ratings, cancellationToken) : null)
            {
                Ratings = RatingTable.Of(await editions.GetAsync(assessment.EditionId, cancellationToken), values, shared?.AtUtc),
                CanPropose = !waits && DecisionRules.May(DecisionAct.Propose, assessment.State, by),
                CanTake = waits && decides && why is null,
                WhyNotTake = why,
                CanDecline = waits && DecisionRules.May(DecisionAct.Decline, assessment.State, by) && (decides || decision!.ProposedById == by.PersonId),
                CanConfirm = decision is { State: DecisionState.Taken } && DecisionRules.May(DecisionAct.ConfirmCondition, assessment.State, by),
                Today = today,
            };
        }, cancellationToken);

    private static async Task<bool> IsNewestAsync(WorkbenchDbContext db, Assessment assessment, Decision decision, CancellationToken cancellationToken) => !await (
        from later in db.Decisions
        join other in db.Assessments on later.AssessmentId equals other.Id
        where other.ConnectionId == assessment.ConnectionId && later.Id != decision.Id && later.State == DecisionState.Taken && later.SettledUtc > decision.SettledUtc
        select later.Id).AnyAsync(cancellationToken);

    private static async Task<ReviewStanding> StandingAsync(
        WorkbenchDbContext db, Assessment assessment, IReadOnlyDictionary<int, ItemRatings> ratings, CancellationToken cancellationToken) => new(
        ratings.Values.Select(item => item.Effective?.Content.Value).OfType<RatingValue>().GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count()),
        ratings.Values.Count(item => item.Effective is null && !item.Disagrees), ratings.Values.Count(item => item.Disagrees),
        await db.Discussions.CountAsync(d => d.AssessmentId == assessment.Id && d.IsShared && d.State != DiscussionState.Closed, cancellationToken),
        await db.Findings.CountAsync(f => f.ConnectionId == assessment.ConnectionId && f.EndedUtc == null, cancellationToken));
}
