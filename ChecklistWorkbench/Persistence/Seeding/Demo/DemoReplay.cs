using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>
/// Plays one demonstration case through the domain's own verbs, step by step in the order of time, so that its revisions, submissions
/// and audit chain are what the same people would have left.
/// </summary>
internal sealed class DemoReplay(
    WorkbenchDbContext db, DemoCast cast, DemoCalendar calendar, ChecklistEdition edition, ReferenceLibrary references, DemoCase @case, DemoFile file)
{
    private readonly Dictionary<DemoCustomItem, CustomItem> _library = [];
    private readonly Dictionary<DemoQuestion, Discussion> _threads = [];
    private Connection _connection = null!;
    private Assessment _assessment = null!;
    private Dictionary<(int Number, Party Party), Response> _responses = [];
    private Tailoring _tailoring = Tailoring.None;
    private Submission? _submission;

    /// <summary>What the case has come to, for whoever goes on with it.</summary>
    public DemoScene Scene => new(_connection, _assessment, [.. _responses.Values]);

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        foreach (var (_, step) in Steps().OrderBy(step => step.AtUtc))
        {
            step();
            // One save a step: within one save the trail would follow the order of the objects, not of the events.
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private IEnumerable<(DateTime AtUtc, Action Step)> Steps()
    {
        yield return At(@case.ConnectedDaysAgo, 10 * 60, OpenConnection);
        yield return At(@case.ConnectedDaysAgo - 1, 14 * 60, atUtc => _connection.Join(cast.Organization(@case.Bank), Bank(Role.ReviewLead).Actor, atUtc));
        yield return At(@case.OpenedDaysAgo, (9 * 60) + 30, OpenAssessment);
        foreach (var item in file.CustomItems)
        {
            yield return At(item.DaysAgo, item.Minutes, atUtc => Register(item, atUtc));
            yield return At(item.DaysAgo, item.Minutes + 15, atUtc => Ask(item, atUtc));
        }

        foreach (var exclusion in file.Exclusions) yield return At(exclusion.DaysAgo, exclusion.Minutes, atUtc => Exclude(exclusion, atUtc));
        foreach (var answer in file.Answers)
        {
            foreach (var revision in answer.History) yield return At(revision.DaysAgo, revision.Minutes, atUtc => Save(answer, revision, atUtc));
        }

        foreach (var question in file.Questions)
        {
            foreach (var message in question.Messages) yield return At(message.DaysAgo, message.Minutes, atUtc => Say(question, message, atUtc));
        }

        if (@case.SubmittedDaysAgo is { } submitted) yield return At(submitted, (17 * 60) + 20, Submit);
        if (@case.ReturnedDaysAgo is { } returned)
        {
            yield return At(returned + 1, (10 * 60) + 5, atUtc => Expect(_assessment.TakeUnderReview(Bank(Role.Reviewer), atUtc)));
            yield return At(returned, (16 * 60) + 40, Return);
        }

        if (file.Conflict is { } conflict) yield return At(1, (24 * 60) - 1, atUtc => LeaveDraft(conflict, atUtc));
    }

    private (DateTime AtUtc, Action Step) At(int daysAgo, int minutes, Action<DateTime> step)
    {
        var atUtc = calendar.At(daysAgo, minutes);
        return (atUtc, () => step(atUtc));
    }

    private void OpenConnection(DateTime atUtc)
    {
        _connection = Connection.Open(@case.ServiceName, cast.Organization(@case.Bank).Name, @case.Profile, Firm(Role.Approver), atUtc);
        db.Connections.Add(_connection);
    }

    private void OpenAssessment(DateTime atUtc)
    {
        (_assessment, var responses) = Assessment.Open(
            _connection, edition, @case.Purpose, @case.Round, calendar.DaysAhead(@case.DueInDays), Bank(Role.ReviewLead), atUtc);
        db.Assessments.Add(_assessment);
        db.Responses.AddRange(responses);
        _responses = responses.ToDictionary(response => (response.ItemNumber, response.Party));
    }

    private void Register(DemoCustomItem item, DateTime atUtc)
    {
        var by = Bank(Role.Reviewer);
        if (item.Content is { } content)
        {
            db.CustomItems.Add(_library[item] = CustomItem.Add(content, by, atUtc));
            return;
        }

        var crosswalk = references.Crosswalks.Single(crosswalk => crosswalk.Id == item.CrosswalkId);
        db.CustomItems.Add(_library[item] = CustomItem.Adopt(crosswalk, crosswalk.Principles.Single(principle => principle.Id == item.PrincipleId), by, atUtc));
    }

    private void Ask(DemoCustomItem item, DateTime atUtc)
    {
        var (change, responses) = Expect(_assessment.AddItem(_library[item], _tailoring, Bank(Role.Reviewer), atUtc));
        db.TailoringChanges.Add(change);
        db.Responses.AddRange(responses);
        foreach (var response in responses) _responses.Add((response.ItemNumber, response.Party), response);
        _tailoring = _tailoring.With(change, _library[item].Content);
    }

    private void Exclude(DemoExclusion exclusion, DateTime atUtc)
    {
        var responses = _responses.Values.Where(response => response.ItemNumber == exclusion.Number).ToList();
        var change = Expect(_assessment.Exclude(exclusion.Number, exclusion.Reason, _tailoring, responses, Bank(Role.Reviewer), atUtc));
        db.TailoringChanges.Add(change);
        _tailoring = _tailoring.With(change);
    }

    private void Save(DemoAnswer answer, DemoRevision revision, DateTime atUtc)
    {
        var response = _responses[(answer.Number, answer.Party)];
        var by = answer.Party == Party.ConnectingFirm ? Firm(revision.By) : Bank(revision.By);
        var said = revision.PlanDueInDays is { } days ? revision.Content with { PlanDueOn = calendar.DaysAhead(days) } : revision.Content;
        var all = ResponseContent.Fields.Aggregate(ResponseField.None, (fields, field) => fields | field);
        var outcome = response.Save(_assessment, all, said, response.Revision, [], RevisionSource.Demo, by, atUtc);
        if (outcome is not Saved) throw Unplayable($"item {answer.Number} on day {revision.DaysAgo}: {outcome}");
    }

    private void Say(DemoQuestion question, DemoMessage message, DateTime atUtc)
    {
        var by = message.Party == Party.ConnectingFirm ? Firm(message.By) : Bank(message.By);
        var words = new MessageWords(message.Text, !message.IsInternal, []);
        if (_threads.TryGetValue(question, out var thread)) db.DiscussionMessages.Add(Expect(thread.Say(_assessment, message.Act, words, by, atUtc)));
        else db.Discussions.Add(_threads[question] = Expect(Discussion.Open(_assessment, question.Number, words, by, atUtc)));
    }

    private void Submit(DateTime atUtc)
    {
        _submission = Expect(_assessment.Submit(1, [.. _responses.Values], @case.SubmissionComment, Firm(Role.Approver), atUtc, _tailoring));
        db.Submissions.Add(_submission);
    }

    private void Return(DateTime atUtc)
    {
        ReturnedItem[] items = [.. file.ReturnedItems.Select(item => new ReturnedItem(item.Number, item.Reason, item.Code))];
        db.SubmissionReturns.Add(Expect(_assessment.Return(
            _submission!.Id, file.ReturnComment ?? "", items, [.. _responses.Values], Bank(Role.Reviewer), atUtc)));
    }

    private void LeaveDraft(DemoConflict conflict, DateTime atUtc)
    {
        var history = file.Answers.First(answer => answer.Number == conflict.Number && answer.Party == Party.ConnectingFirm).History;
        var basedOn = 1 + history.ToList().FindIndex(revision => revision.CurrentStatus == conflict.Base);
        if (conflict.Field != ResponseField.CurrentStatus || basedOn == 0) throw Unplayable($"item {conflict.Number}: the conflict's base is no revision");
        var draft = new Draft(Firm(Role.Contributor).PersonId, _responses[(conflict.Number, Party.ConnectingFirm)].Id, conflict.Field);
        draft.Type(conflict.Mine, basedOn, atUtc);
        db.Drafts.Add(draft);
    }

    private Participation Firm(Role role) => cast.Actor(@case.Firm, role);

    private Participation Bank(Role role) => cast.Actor(@case.Bank, role);

    private T Expect<T>(Outcome<T> outcome) => outcome.Succeeded ? outcome.Value : throw Unplayable(outcome.Refusal.ToString());

    private InvalidOperationException Unplayable(string what) => new($"{@case.File} cannot be played: {what}");
}

/// <summary>Where a played case stands.</summary>
internal sealed record DemoScene(Connection Connection, Assessment Assessment, IReadOnlyList<Response> Responses);
