using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Attestations;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>How many answers of a party are there, of how many.</summary>
public readonly record struct Progress(int Answered, int Total)
{
    public int Percent => Total == 0 ? 0 : Answered * 100 / Total;
}

/// <summary>One thing that the bank asked to amend.</summary>
/// <param name="IsDone">Whether the answer was saved since.</param>
public sealed record ReturnTask(int Number, ReturnReasonCode? Code, string Reason, bool IsDone);

/// <summary>What one open workspace knows and how it is looked at. Knows nothing of the screen.</summary>
public sealed class WorkspaceState
{
    private static readonly CompareInfo Japanese = CultureInfo.GetCultureInfo("ja").CompareInfo;
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType;

    private readonly Dictionary<(int Number, Party Party), WorkspaceAnswer> _answers;
    private Dictionary<int, DiscussionMark> _discussions = [];
    private Dictionary<int, SharedRatingLine> _ratings = [];
    private Dictionary<(int Number, Party Party), StatementLine> _statements = [];
    private HashSet<ConfirmedAnswer> _confirmed = [];

    public WorkspaceState(WorkspaceModel model, DateOnly today)
    {
        (Model, Status, Today) = (model, model.Status, today);
        _answers = model.Answers.ToDictionary(answer => (answer.Number, answer.Party));
        Take(model.Tailoring);
        Apply(model.Discussions);
    }

    public WorkspaceModel Model { get; }

    public AssessmentStatus Status { get; private set; }

    /// <summary>What the bank made of the list of items, as it now stands.</summary>
    public Tailoring Tailoring { get; private set; } = Tailoring.None;

    /// <summary>All items in order, those left out among them.</summary>
    public IReadOnlyList<ChecklistItem> Items { get; private set; } = [];

    /// <summary>区分 of the edition and, where there are any, the bank's own items as the last.</summary>
    public IReadOnlyList<int> Chapters => [.. Items.Select(item => item.Chapter).Distinct()];

    /// <summary>Today in Japan, for due dates.</summary>
    public DateOnly Today { get; }

    public WorkspaceFilter Filter { get; set; } = new();

    public int? SelectedItem { get; set; }

    public Participation By => Model.By;

    public WorkspaceAnswer? Answer(int number, Party party) => _answers.GetValueOrDefault((number, party));

    public IEnumerable<WorkspaceAnswer> Answers => _answers.Values;

    public WorkspaceKnown Known => new(_answers.Values.ToDictionary(answer => answer.ResponseId, answer => answer.Version), Tailoring.Revision);

    public ChecklistItem? Item(int number) => Items.FirstOrDefault(item => item.Number == number);

    public Exclusion? ExclusionOf(int number) => Tailoring.Checklist.ExclusionOf(number);

    /// <summary>Whether the caller may leave items out now and add the bank's own.</summary>
    public bool CanTailor => FieldRules.CanTailor(Status.State, By);

    /// <summary>Takes in what others did. Tells whether anything on the screen is different now.</summary>
    public bool Apply(WorkspaceChanges changes)
    {
        var isNew = changes.Answers.Count > 0 || changes.Status.State != Status.State || changes.Status.Submissions.Count != Status.Submissions.Count
            || changes.Tailoring is not null;
        Status = changes.Status;
        foreach (var answer in changes.Answers) _answers[(answer.Number, answer.Party)] = answer;
        if (changes.Tailoring is not null) Take(changes.Tailoring);
        return Apply(changes.Discussions) || isNew;
    }

    /// <summary>Takes in where 質疑 stands. Tells whether any of it is different now.</summary>
    public bool Apply(IReadOnlyList<DiscussionMark> discussions)
    {
        var isNew = discussions.Count != _discussions.Count || discussions.Any(mark => _discussions.GetValueOrDefault(mark.ItemNumber) != mark);
        if (isNew) _discussions = discussions.ToDictionary(mark => mark.ItemNumber);
        return isNew;
    }

    /// <summary>Takes in what the bank has shown of its ratings.</summary>
    public void Show(IReadOnlyList<SharedRatingLine> ratings) => _ratings = ratings.ToDictionary(rating => rating.ItemNumber);

    /// <summary>The verdict that the bank has shown; null if it has shown none.</summary>
    public SharedRatingLine? RatingOf(int number) => _ratings.GetValueOrDefault(number);

    /// <summary>Whether the firm has saved the answer since <paramref name="rating"/> was shown.</summary>
    public bool IsOutdated(SharedRatingLine rating) => Answer(rating.ItemNumber, Party.ConnectingFirm)?.Revision != rating.AnswerRevision;

    /// <summary>Takes in which answers are 独立確認済. Tells whether any of it is different now.</summary>
    public bool Show(IReadOnlyList<ConfirmedAnswer> confirmed)
    {
        if (_confirmed.SetEquals(confirmed)) return false;
        _confirmed = [.. confirmed];
        return true;
    }

    /// <summary>独立確認済 rather than 自己申告.</summary>
    public bool IsConfirmed(int number, Party party) => _confirmed.Contains(new(number, party));

    /// <summary>Whether the round asks for 確認声明.</summary>
    public bool AsksForStatements => Model.AsksForStatements;

    /// <summary>Takes in what was stated.</summary>
    public void Show(IReadOnlyList<StatementLine> statements) => _statements = statements.ToDictionary(line => (line.Number, line.Party));

    /// <summary>What is stated about an answer; null where nothing is asked.</summary>
    public StatementLine? StatementOf(int number, Party party) => _statements.GetValueOrDefault((number, party));

    /// <summary>How many of the party's answers have a statement that holds.</summary>
    public Progress StatementsOf(Party party) =>
        new(_statements.Values.Count(line => line.Party == party && !line.IsMissing), _statements.Values.Count(line => line.Party == party));

    /// <summary>The caller's own answers of a category that they could state as unchanged.</summary>
    public IReadOnlyList<StatementLine> UnchangedIn(int chapter) => [.. Items.Where(item => item.Chapter == chapter && CanWrite(item.Number))
        .Select(item => StatementOf(item.Number, By.Party)).OfType<StatementLine>().Where(line => line is { IsMissing: true, IsAsCarried: true })];

    /// <summary>The next item after <paramref name="from"/>, around the end, about which the caller has stated nothing yet.</summary>
    public int? NextWithoutStatement(int? from)
    {
        var waiting = Items.Where(item => IsStatementMissing(item.Number)).Select(item => item.Number).ToList();
        return waiting.Count == 0 ? null : waiting.Where(number => number > (from ?? 0)).Append(waiting[0]).First();
    }

    /// <summary>Where 質疑 stands on an item; null if there is none.</summary>
    public DiscussionMark? DiscussionsOn(int? number) => number is { } item ? _discussions.GetValueOrDefault(item) : null;

    public WriteBarrier? BarrierToWriting(WorkspaceAnswer answer) => FieldRules.BarrierToWriting(answer.Party, answer.Lock, answer.IsExcluded, Status.State, By);

    public bool CanWrite(int number) => Answer(number, By.Party) is { } answer && BarrierToWriting(answer) is null;

    public IReadOnlyList<AssessmentStep> AvailableSteps => [.. AssessmentSteps.Available(Status.State, By).Where(step => step != AssessmentStep.Decide)];

    /// <summary>Whether there is a 判定 to read or to work on: the bank's own affair until it is taken.</summary>
    public bool HasDecision => Status.State == AssessmentState.Decided || (Status.State is AssessmentState.UnderReview or AssessmentState.Closed && DecisionRules.May(DecisionAct.ReadProposal, Status.State, By));

    /// <summary>Over the items that are asked: of one chapter, or of all.</summary>
    public Progress ProgressOf(Party party, int? chapter = null)
    {
        var answers = Items.Where(item => chapter is null || item.Chapter == chapter).Select(item => Answer(item.Number, party))
            .OfType<WorkspaceAnswer>().Where(answer => !answer.IsExcluded).ToList();
        return new(answers.Count(answer => answer.Content.IsAnswered), answers.Count);
    }

    /// <summary>How many of the method examples of its items the party has ticked.</summary>
    public Progress MethodsOf(Party party)
    {
        var answers = _answers.Values.Where(answer => answer.Party == party && !answer.IsExcluded && Model.Edition.Has(answer.Number)).ToList();
        return new(answers.Sum(answer => answer.Content.Methods.Count), answers.Sum(answer => Model.Edition.Item(answer.Number).Methods.Count()));
    }

    /// <summary>The bank's reason for asking this item back, while it is open for amendment.</summary>
    public string? ReturnReason(int number) =>
        Status.State == AssessmentState.Drafting && Status.LastReturn?.Items.TryGetValue(number, out var reason) == true ? reason : null;

    /// <summary>The same in a word; null if none was given.</summary>
    public ReturnReasonCode? ReturnCode(int number) =>
        ReturnReason(number) is not null && Status.LastReturn!.Codes.TryGetValue(number, out var code) ? code : null;

    /// <summary>What was asked back item by item, and whether the answer was amended since: the firm's, or the bank's where the firm has none.</summary>
    public IReadOnlyList<ReturnTask> ReturnTasks => Status is not { State: AssessmentState.Drafting, LastReturn: { } returned } ? [] :
        [.. returned.Items.Where(item => Item(item.Key) is not null && ExclusionOf(item.Key) is null).OrderBy(item => item.Key).Select(item => new ReturnTask(
            item.Key, ReturnCode(item.Key), item.Value, (Answer(item.Key, Party.ConnectingFirm) ?? Answer(item.Key, Party.FinancialInstitution))?.SavedUtc > returned.AtUtc))];

    public bool IsChanged(WorkspaceAnswer answer) => Status.LastSubmittedUtc is { } at && answer.SavedUtc > at;

    public bool IsIn(ItemScope scope, ChecklistItem item) => scope switch
    {
        ItemScope.MyTurn => IsMyTurn(item),
        ItemScope.Unanswered => AnswersOf(item).Any(answer => answer is { IsExcluded: false, Content.IsAnswered: false }),
        ItemScope.Changed => AnswersOf(item).Any(IsChanged),
        ItemScope.Discussed => DiscussionsOn(item.Number)?.IsPending == true,
        ItemScope.Excluded => ExclusionOf(item.Number) is not null,
        _ => true,
    };

    public int CountOf(ItemScope scope) => Items.Count(item => IsIn(scope, item));

    public IEnumerable<ChecklistItem> VisibleItems => Items.Where(IsVisible);

    /// <summary>The item <paramref name="step"/> places on among those shown; the end of the list holds.</summary>
    public int? Neighbour(int? from, int step)
    {
        var visible = VisibleItems.Select(item => item.Number).ToList();
        if (visible.Count == 0) return null;
        var at = from is null ? -1 : visible.FindIndex(number => number >= from);
        if (at < 0) return step > 0 ? (from is null ? visible[0] : visible[^1]) : visible[^1];
        return visible[Math.Clamp(at + (visible[at] == from ? step : Math.Min(step, 0)), 0, visible.Count - 1)];
    }

    /// <summary>The next item after <paramref name="from"/>, around the end, that waits for the caller.</summary>
    public int? NextUnanswered(int? from)
    {
        var waiting = Items.Where(IsMyTurn).Select(item => item.Number).ToList();
        return waiting.Count == 0 ? null : waiting.Where(number => number > (from ?? 0)).Append(waiting[0]).First();
    }

    private void Take(Tailoring tailoring)
    {
        (Tailoring, Items) = (tailoring, tailoring.Checklist.ItemsOf(Model.Edition));
        // An item that was taken out again leaves nothing behind.
        foreach (var gone in _answers.Keys.Where(key => Item(key.Number) is null).ToList()) _answers.Remove(gone);
        if (SelectedItem is { } number && Item(number) is null) SelectedItem = null;
    }

    private IEnumerable<WorkspaceAnswer> AnswersOf(ChecklistItem item) => item.Target.Parties().Select(party => Answer(item.Number, party)).OfType<WorkspaceAnswer>();

    private bool IsMyTurn(ChecklistItem item)
    {
        if (Answer(item.Number, By.Party) is not { } mine || BarrierToWriting(mine) is not null) return false;
        return !mine.Content.IsAnswered || IsStatementMissing(item.Number) || (ReturnReason(item.Number) is not null && !(mine.SavedUtc > Status.LastReturn!.AtUtc));
    }

    private bool IsStatementMissing(int number) => StatementOf(number, By.Party) is { IsMissing: true } && CanWrite(number);

    private bool IsVisible(ChecklistItem item) =>
        IsIn(Filter.Scope, item)
        && (Filter.Target is null || item.Target == Filter.Target)
        && (Filter.Implementation is null || AnswersOf(item).Any(answer => answer.Content.Implementation == Filter.Implementation))
        && (Filter.Search.Length == 0 || Mentions(item, Filter.Search.Trim()));

    private bool Mentions(ChecklistItem item, string words) =>
        words.Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).All(word =>
            ItemNumbers.Label(item.Number) == word.Normalize(System.Text.NormalizationForm.FormKC)
            || Texts(item).Any(text => Japanese.IndexOf(text, word, Loose) >= 0));

    private IEnumerable<string> Texts(ChecklistItem item) =>
        [item.Objective, item.Explanation, .. AnswersOf(item).SelectMany(a => new[] { a.Content.CurrentStatus, a.Content.RecognizedIssues, a.Content.RemediationPlan, a.Content.Remarks, a.Content.PlanOwner }),
            .. AnswersOf(item).SelectMany(a => a.Content.Methods.Select(method => method.Remark))];
}
