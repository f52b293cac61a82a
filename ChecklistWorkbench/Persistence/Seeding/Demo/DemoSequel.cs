using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Reviews;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>
/// How a case went on after its first return: the second submission, the ratings of two reviewers, findings and a conditional decision; the arrangement, a
/// change notice that opened five items, the renewed decision; and what waits now. Played like <see cref="DemoReplay"/>, by the domain's own verbs in the order of time.
/// </summary>
internal sealed partial class DemoSequel(
    WorkbenchDbContext db, DemoCast cast, DemoCalendar calendar, NoticeRound notices, DemoCase @case, DemoScene scene, DemoEvidence evidence)
{
    private readonly List<(DateTime AtUtc, Func<DateTime, CancellationToken, Task> Step)> _steps = [];
    private Assessment _assessment = scene.Assessment;
    private List<Response> _responses = [.. scene.Responses];
    private ChangeNotice _apiScope = null!;

    private Connection Connection => scene.Connection;

    private Participation Contributor => cast.Actor(@case.Firm, Role.Contributor);

    private Participation Approver => cast.Actor(@case.Firm, Role.Approver);

    private Participation Reviewer => cast.Actor(@case.Bank, Role.Reviewer);

    private Participation Lead => cast.Actor(@case.Bank, Role.ReviewLead);

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        TellOfEvidence();
        TellOfPreScreening();
        TellOfMonitoring();
        TellOfNow();
        foreach (var (atUtc, step) in _steps.OrderBy(step => step.AtUtc))
        {
            await step(atUtc, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private void At(int daysAgo, int minutes, Action<DateTime> step) => At(daysAgo, minutes, (atUtc, _) =>
    {
        step(atUtc);
        return Task.CompletedTask;
    });

    private void At(int daysAgo, int minutes, Func<DateTime, CancellationToken, Task> step) => _steps.Add((calendar.At(daysAgo, minutes), step));

    private Response AnswerTo(int item) => _responses.Single(response => response.ItemNumber == item && response.Party == Party.ConnectingFirm);

    private void Save(int item, Func<ResponseContent, ResponseContent> change, DateTime atUtc)
    {
        var response = AnswerTo(item);
        var next = change(response.Content);
        if (response.Save(_assessment, response.Content.DifferenceTo(next), next, response.Revision, [], RevisionSource.Demo, Contributor, atUtc) is not Saved)
            throw Unplayable($"item {item} cannot be saved");
    }

    private async Task SubmitAsync(string comment, DateTime atUtc, CancellationToken cancellationToken)
    {
        var number = 1 + await db.Submissions.CountAsync(s => s.AssessmentId == _assessment.Id, cancellationToken);
        db.Submissions.Add(Expect(_assessment.Submit(number, _responses, comment, Approver, atUtc, Tailoring.None,
            await db.ReadStatementsAsync(_assessment, _responses, cancellationToken), await db.ReadSharedEvidenceAsync(_assessment, cancellationToken))));
    }

    /// <summary>Rates from a seat, each item of the round that the firm was asked about; 充足 where nothing else is named.</summary>
    private void Rate(Participation by, RatingSeat seat, DateTime atUtc, IReadOnlyDictionary<int, (RatingValue Value, string Shared, string Internal)> named)
    {
        foreach (var answer in _responses.Where(response => response is { Party: Party.ConnectingFirm, Lock: ResponseLock.Submitted }).OrderBy(response => response.ItemNumber))
        {
            var (value, shared, own) = named.TryGetValue(answer.ItemNumber, out var said) ? said : (RatingValue.Sufficient, "", "");
            var rating = new Rating(_assessment.Id, answer.ItemNumber, seat);
            rating.Say(new() { Value = value, SharedComment = shared, InternalComment = own }, answer, 0, by, atUtc);
            db.Ratings.Add(rating);
        }
    }

    private async Task ShareRatingsAsync(DateTime atUtc, CancellationToken cancellationToken)
    {
        var (ratings, _) = await db.ReadRatingsAsync(_assessment.Id, cancellationToken);
        db.RatingShares.Add(Expect(RatingShare.Make(_assessment, ratings, null, [], Reviewer, atUtc)));
    }

    private async Task ProposeAsync(DecisionWords words, DateTime atUtc, CancellationToken cancellationToken)
    {
        var basis = await db.ReadBasisAsync(_assessment, Connection, cancellationToken);
        db.Decisions.Add(Expect(Decision.Propose(_assessment, basis!.Value.Basis, 1, words, Reviewer, atUtc)));
    }

    private async Task DecideAsync(string comment, DateTime atUtc, CancellationToken cancellationToken)
    {
        var basis = await db.ReadBasisAsync(_assessment, Connection, cancellationToken);
        var raters = await db.ReadRatersAsync(_assessment.Id, cancellationToken);
        Expect((await LastDecisionAsync(cancellationToken)).Take(_assessment, basis!.Value.Basis, raters, comment, Lead, atUtc));
    }

    private async Task ConfirmAsync(int condition, string seen, DateTime atUtc, CancellationToken cancellationToken) =>
        Expect((await LastDecisionAsync(cancellationToken)).ConfirmCondition(_assessment, condition, seen, Reviewer, atUtc));

    private async Task<Decision> LastDecisionAsync(CancellationToken cancellationToken) => (await db.ReadLastDecisionAsync(_assessment.Id, cancellationToken))!;

    private T Expect<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw Unplayable(outcome.Refusal.ToString());

    private InvalidOperationException Unplayable(string what) => new($"The sequel of {@case.File} cannot be played: {what}");
}
