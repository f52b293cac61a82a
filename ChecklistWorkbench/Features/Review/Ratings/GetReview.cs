using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>Reads the rating screen whole: the submission under review, what it differs from, and the ratings that the caller may see.</summary>
public sealed class GetReview(WorkbenchDatabase database, EditionCatalogue editions, RecordedReferences references)
{
    public Task<Outcome<ReviewModel>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<ReviewModel>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (RatingRules.BarrierTo(RatingAct.Read, assessment.State, by) is { } refusal) return refusal;
            work.Opens(by, "review", assessment.Id);
            var parties = await work.Db.ReadPartiesAsync(connection, assessment, cancellationToken);
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            var submissions = await work.Db.Submissions.Where(s => s.AssessmentId == assessment.Id).OrderByDescending(s => s.Number).Take(2).ToListAsync(cancellationToken);
            var (ratings, second) = await work.Db.ReadRatingsAsync(assessment.Id, cancellationToken);
            var questions = (await work.Db.ReadDiscussionMarksAsync(assessment.Id, by, cancellationToken)).ToDictionary(mark => mark.ItemNumber);
            var shared = await work.Db.ReadLastShareAsync(assessment.Id, cancellationToken);
            var rulings = SharedRuling.Of(await work.Db.ReadReliancesAsync(assessment.Id, cancellationToken));
            var last = await LastRoundAsync(work.Db, assessment, edition, cancellationToken);

            var findings = (await work.Db.Findings.AsNoTracking().Where(f => f.ConnectionId == assessment.ConnectionId && f.EndedUtc == null).ToListAsync(cancellationToken))
                .Where(finding => finding.AssessmentId == assessment.Id || !ItemNumbers.IsCustom(finding.ItemNumber)).ToLookup(finding => finding.ItemNumber);

            var evidence = await work.Db.ReadEvidenceValidityAsync(assessment, JapanTime.DateOf(work.NowUtc), cancellationToken);
            var now = submissions.Count > 0 ? new Copy(submissions[0]) : null;
            var before = submissions.Count > 1 ? new Copy(submissions[1]) : null;
            var shown = await editions.ShowAsync(edition, cancellationToken);
            var updates = (await references.GetAsync(cancellationToken)).RegulationUpdates;
            var today = JapanTime.DateOf(work.NowUtc);
            var items = now is null ? [] : parties.Tailoring.Checklist.ItemsOf(shown)
                .Where(item => ratings.ContainsKey(item.Number) && now.Of(item.Number, Party.ConnectingFirm) is not null)
                .Select(item => ItemOf(item, ratings[item.Number], now, before, last, questions.GetValueOrDefault(item.Number), [.. findings[item.Number]],
                    evidence.TryGetValue(item.Number, out var worst) ? worst : null, updates, by, today)).ToList();
            return new ReviewModel(
                assessment.Id, assessment.ChainId, by, parties.Firm, parties.Bank, connection.ServiceName, assessment.Purpose, assessment.Round, assessment.State, shown,
                now?.Number, now?.AtUtc, last?.Round, items,
                second?.ReviewerId is { } reviewer ? new(reviewer, second.ReviewerName) : null,
                RatingRules.May(RatingAct.NameSecondReviewer, assessment.State, by) ? await work.Db.ReadReviewersAsync(by.OrganizationId, cancellationToken) : [],
                shared is null ? null : new(shared.Number, shared.ByName, shared.AtUtc, shared.Items.Count), ToShare(ratings, shared) + RatingShare.UnsharedRulings(rulings, shared))
            { AsksForStatements = RoundStatements.AreAsked(assessment) };
        }, cancellationToken);

    private static ReviewItem ItemOf(
        ChecklistItem item, ItemRatings ratings, Copy now, Copy? before, Earlier? last, DiscussionMark? questions, IReadOnlyList<Finding> findings,
        EvidenceValidity? evidence, IReadOnlyList<RegulationUpdate> updates, Participation by, DateOnly today)
    {
        var answer = now.Of(item.Number, Party.ConnectingFirm)!;
        var (earlier, round) = (before?.Of(item.Number, Party.ConnectingFirm), last?.AnswerTo(item.Number));
        var since = last is null ? DateOnly.MinValue : JapanTime.DateOf(last.Round.SubmittedUtc);
        var facts = new ReviewFacts(answer, earlier, round, ratings, questions?.Answered > 0,
            updates.Any(update => update.Items.Contains(item.Number) && update.PublishedIn > since),
            now.StatementOn(item.Number)?.Statement, last?.WasConditional(item.Number) == true, now.Kept(item.Number))
        { Findings = findings, Evidence = evidence };
        // What a seat said that the caller may not see yet leaves the server in no form.
        var seen = ratings.SeenBy(by.PersonId).Select(seat => ratings[seat]).OfType<Rating>()
            .Select(rating => new SeatView(rating.Seat, rating.Content, rating.Revision, ratings.IsCurrent(rating), rating.ByName, rating.AtUtc!.Value)).ToList();
        return new ReviewItem(item, answer, now.Of(item.Number, Party.FinancialInstitution), earlier, round, last?.RatingOf(item.Number), ReviewReasons.Of(facts, today),
            ratings.SeatOf(by.PersonId), seen, ratings.Effective is not null, ratings.IsOpen && ratings.SecondReviewerId is not null, ratings.Disagrees, questions)
        { Statement = now.StatementOn(item.Number) };
    }

    /// <summary>The connection's newest round before this one that was submitted, with its answers by this edition's numbers.</summary>
    private async Task<Earlier?> LastRoundAsync(WorkbenchDbContext db, Assessment assessment, ChecklistEdition edition, CancellationToken cancellationToken)
    {
        var found = await (
            from round in db.Assessments
            where round.ConnectionId == assessment.ConnectionId && round.OpenedUtc < assessment.OpenedUtc
            join submission in db.Submissions on round.Id equals submission.AssessmentId
            orderby round.OpenedUtc descending, submission.Number descending
            select new { round, submission }).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var (ratings, _) = await db.ReadRatingsAsync(found.round.Id, cancellationToken);
        var before = await editions.GetAsync(found.round.EditionId, cancellationToken);
        var numbers = before.Id == edition.Id ? null : EditionComparison.Between(before, edition).Items
            .Where(item => item is { Earlier: not null, Later: not null }).ToDictionary(item => item.Later!.Number, item => item.Earlier!.Number);
        var decision = await db.ReadLastDecisionAsync(found.round.Id, cancellationToken);
        var conditional = decision is { State: DecisionState.Taken } ? decision.Conditions.Select(condition => condition.ItemNumber).OfType<int>().ToHashSet() : [];
        return new Earlier(new(found.round.Purpose, found.round.Round, found.submission.AtUtc), new Copy(found.submission), ratings, numbers, conditional);
    }

    private static int ToShare(IReadOnlyDictionary<int, ItemRatings> ratings, RatingShare? shared)
    {
        var known = shared?.Items.ToDictionary(item => item.ItemNumber) ?? [];
        return ratings.Count(item => item.Value.Effective is { } rating
            && !(known.TryGetValue(item.Key, out var told) && told.Value == rating.Content.Value && told.Comment == rating.Content.SharedComment && told.AnswerRevision == item.Value.AnswerRevision));
    }

    /// <summary>A submission, read once.</summary>
    private sealed class Copy(Submission submission)
    {
        private readonly Dictionary<(int, Party), ResponseContent> _answers =
            submission.ReadContent().Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party), answer => answer.Content);

        private readonly Dictionary<int, SubmittedAttestation>? _statements =
            submission.ReadContent().Attestations?.Where(stated => stated.Party == Party.ConnectingFirm).ToDictionary(stated => stated.ItemNumber);

        public int Number => submission.Number;

        public DateTime AtUtc => submission.AtUtc;

        public ResponseContent? Of(int number, Party party) => _answers.GetValueOrDefault((number, party));

        public SubmittedAttestation? StatementOn(int number) => _statements?.GetValueOrDefault(number);

        /// <summary>Nothing is submitted without the statements that are asked for: an item without one was not asked about.</summary>
        public bool Kept(int number) => _statements is not null && !_statements.ContainsKey(number);
    }

    private sealed record Earlier(RoundBefore Round, Copy Copy, IReadOnlyDictionary<int, ItemRatings> Ratings, IReadOnlyDictionary<int, int>? Numbers, IReadOnlySet<int> Conditional)
    {
        public ResponseContent? AnswerTo(int number) => Before(number) is { } before ? Copy.Of(before, Party.ConnectingFirm) : null;

        public RatingContent? RatingOf(int number) => Before(number) is { } before ? Ratings.GetValueOrDefault(before)?.Effective?.Content : null;

        public bool WasConditional(int number) => Before(number) is { } before && Conditional.Contains(before);

        // The bank's own items are counted anew in each round: the same number is another item.
        private int? Before(int number) => ItemNumbers.IsCustom(number) ? null : Numbers is null ? number : Numbers.TryGetValue(number, out var before) ? before : null;
    }
}
