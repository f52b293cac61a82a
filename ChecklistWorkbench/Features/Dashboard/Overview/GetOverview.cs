using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Dashboard.Overview;

/// <summary>The overview: six queries, whatever the number of connections.</summary>
public sealed class GetOverview(WorkbenchDatabase database, EditionCatalogue editions)
{
    private const int TrendRounds = 3;

    public Task<Outcome<OverviewView>> HandleAsync(Caller caller, OverviewState state, CancellationToken cancellationToken) =>
        database.ReadAsync<OverviewView>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanRead(by)) return new RoleMissing("Read");
            var known = await editions.GetAllAsync(cancellationToken);
            var today = JapanTime.DateOf(work.NowUtc);
            var rounds = await RoundsAsync(work.Db, by, cancellationToken);
            var findings = await FindingsAsync(work.Db, by.OrganizationId, today, cancellationToken);
            var questions = await QuestionsAsync(work.Db, by.OrganizationId, cancellationToken);
            var showsRatings = RatingRules.May(RatingAct.Read, AssessmentState.Closed, by);
            var ratings = showsRatings ? await work.Db.ReadRatedRoundsAsync(by.OrganizationId, cancellationToken) : new Dictionary<Guid, IReadOnlyDictionary<int, RatingValue>>();

            var chapters = known.ToDictionary(edition => edition.Id, edition => edition.Items.ToDictionary(item => item.Number, item => item.Chapter));
            var lines = rounds.GroupBy(round => round.ConnectionId).Select(connection =>
            {
                var (first, ofConnection) = (connection.First(), connection.Where(round => round.Id is not null).OrderBy(round => round.OpenedUtc).ToList());
                var rated = ofConnection.Where(round => ratings.ContainsKey(round.Id!.Value)).TakeLast(TrendRounds).ToList();
                var counted = findings.GetValueOrDefault(connection.Key);
                return new OverviewLine(
                    connection.Key, first.OtherName, first.ServiceName, ofConnection.LastOrDefault()?.ToRound(),
                    rated.Count == 0 ? new Dictionary<int, RatingTally>() : ByCategory(ratings[rated[^1].Id!.Value], chapters[rated[^1].EditionId!]),
                    [.. rated.Select(round => new RoundTally(round.Purpose!.Value, round.Number!.Value, RatingTally.Of(ratings[round.Id!.Value]
                        .Where(item => state.Category is null || chapters[round.EditionId!].GetValueOrDefault(item.Key) == state.Category).Select(item => item.Value))))],
                    counted.Open, counted.Overdue, questions.GetValueOrDefault(connection.Key));
            }).Where(line => state.Search.Length == 0 || $"{line.OtherName} {line.ServiceName}".Contains(state.Search, StringComparison.OrdinalIgnoreCase)).ToList();

            var newest = lines.Select(line => rounds.Where(round => round.ConnectionId == line.ConnectionId && round.Id is { } id && ratings.ContainsKey(id)).MaxBy(round => round.OpenedUtc))
                .OfType<Round>().Where(round => round.EditionId == known[0].Id).Select(round => ratings[round.Id!.Value]).ToList();
            return new OverviewView(
                by.Party, showsRatings, today,
                [.. Enum.GetValues<AssessmentState>().Select(stage => (stage, lines.Count(line => line.Newest?.State == stage)))],
                Sorted(lines, state.Sort),
                newest.Count < OverviewView.FirmsForSpread ? [] : [.. known[0].Items.Select(item => new ItemSpread(item, RatingTally.Of(newest.Where(round => round.ContainsKey(item.Number)).Select(round => round[item.Number]))))
                    .Where(spread => spread.Tally != RatingTally.None)],
                known[0].Categories);
        }, cancellationToken);

    private static Dictionary<int, RatingTally> ByCategory(IReadOnlyDictionary<int, RatingValue> ratings, Dictionary<int, int> chapters) =>
        ratings.Where(item => chapters.ContainsKey(item.Key)).GroupBy(item => chapters[item.Key]).ToDictionary(chapter => chapter.Key, chapter => RatingTally.Of(chapter.Select(item => item.Value)));

    private static IReadOnlyList<OverviewLine> Sorted(List<OverviewLine> lines, OverviewSort sort)
    {
        var byName = lines.OrderBy(line => line.OtherName, StringComparer.Ordinal).ThenBy(line => line.ServiceName, StringComparer.Ordinal);
        return sort switch
        {
            OverviewSort.Lacking => [.. byName.OrderByDescending(line => line.Lacking)],
            OverviewSort.Findings => [.. byName.OrderByDescending(line => line.OverdueFindings).ThenByDescending(line => line.OpenFindings)],
            OverviewSort.Due => [.. byName.OrderBy(line => line.Newest is { IsUnderWay: true, DueOn: { } due } ? due : DateOnly.MaxValue)],
            _ => [.. byName],
        };
    }

    private static Task<List<Round>> RoundsAsync(WorkbenchDbContext db, Participation by, CancellationToken cancellationToken)
    {
        var mine = by.Party == Party.FinancialInstitution
            ? db.Connections.InReachOf(by).Where(c => c.FinancialInstitutionId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.ConnectingFirmId })
            : db.Connections.InReachOf(by).Where(c => c.ConnectingFirmId == by.OrganizationId).Select(c => new { Connection = c, OtherId = c.FinancialInstitutionId });
        return (
            from side in mine
            join other in db.Organizations on side.OtherId equals other.Id
            from assessment in db.Assessments.Where(a => a.ConnectionId == side.Connection.Id).DefaultIfEmpty()
            select new Round
            {
                ConnectionId = side.Connection.Id,
                OtherName = other.Name,
                ServiceName = side.Connection.ServiceName,
                Id = (Guid?)assessment.Id,
                Purpose = (AssessmentPurpose?)assessment.Purpose,
                Number = (int?)assessment.Round,
                State = (AssessmentState?)assessment.State,
                DueOn = assessment.DueOn,
                OpenedUtc = (DateTime?)assessment.OpenedUtc,
                EditionId = assessment.EditionId,
            }).ToListAsync(cancellationToken);
    }

    private static async Task<Dictionary<Guid, (int Open, int Overdue)>> FindingsAsync(WorkbenchDbContext db, Guid own, DateOnly today, CancellationToken cancellationToken)
    {
        var counts = await (
            from connection in db.Connections
            where connection.FinancialInstitutionId == own || connection.ConnectingFirmId == own
            join finding in db.Findings on connection.Id equals finding.ConnectionId
            where finding.EndedUtc == null
            group finding by connection.Id into found
            select new { found.Key, Open = found.Count(), Overdue = found.Count(finding => finding.State != FindingState.Reported && finding.DueOn < today) }).ToListAsync(cancellationToken);
        return counts.ToDictionary(count => count.Key, count => (count.Open, count.Overdue));
    }

    /// <summary>Questions of the other side that nobody answered, and our own that were answered and not closed.</summary>
    private static async Task<Dictionary<Guid, int>> QuestionsAsync(WorkbenchDbContext db, Guid own, CancellationToken cancellationToken)
    {
        var counts = await (
            from connection in db.Connections
            where connection.FinancialInstitutionId == own || connection.ConnectingFirmId == own
            join assessment in db.Assessments on connection.Id equals assessment.ConnectionId
            join discussion in db.Discussions on assessment.Id equals discussion.AssessmentId
            where discussion.IsShared && ((discussion.AskedByOrganizationId == own && discussion.State == DiscussionState.Answered)
                || (discussion.AskedByOrganizationId != own && discussion.State == DiscussionState.Open))
            group discussion by connection.Id into found
            select new { found.Key, Count = found.Count() }).ToListAsync(cancellationToken);
        return counts.ToDictionary(count => count.Key, count => count.Count);
    }

    private sealed class Round
    {
        public required Guid ConnectionId { get; init; }

        public required string OtherName { get; init; }

        public required string ServiceName { get; init; }

        public required Guid? Id { get; init; }

        public required AssessmentPurpose? Purpose { get; init; }

        public required int? Number { get; init; }

        public required AssessmentState? State { get; init; }

        public required DateOnly? DueOn { get; init; }

        public required DateTime? OpenedUtc { get; init; }

        public required string? EditionId { get; init; }

        public OverviewRound ToRound() => new(Id!.Value, Purpose!.Value, Number!.Value, State!.Value, DueOn);
    }
}
