using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What a save came to, for the browser: <c>saved</c>, <c>conflict</c>, <c>locked</c> or <c>refused</c>.</summary>
public sealed record SaveAnswer(string Result, int Revision, string? Message);

/// <summary>
/// The editor of one answer. The texts live in the browser while they are typed (js/workspace.js decides when to send); the inputs
/// are rendered with what stood when the editor opened and never again, so that a rendering cannot take a key away.
/// </summary>
public sealed partial class AnswerEditor
{
    private static readonly ResponseField[] TextAreas =
        [ResponseField.CurrentStatus, ResponseField.RecognizedIssues, ResponseField.RemediationPlan, ResponseField.Remarks];

    private readonly Dictionary<ResponseField, ChangedByAnother> _conflicts = [];
    private readonly Dictionary<ResponseField, KeptText> _offers = [];
    private ResponseContent _opened = ResponseContent.Empty;
    private int _shownRevision;
    private ElementReference _root;
    private DotNetObjectReference<AnswerEditor>? _self;
    private WorkspaceScript? _script;

    [Parameter, EditorRequired] public Guid AssessmentId { get; set; }

    [Parameter, EditorRequired] public WorkspaceAnswer Answer { get; set; } = default!;

    /// <summary>Drafts of this answer that were on the server when the workspace was opened.</summary>
    [Parameter] public IReadOnlyList<WorkspaceDraft> Drafts { get; set; } = [];

    [Parameter] public string? FocusField { get; set; }

    [Parameter] public EventCallback<string> OnLeave { get; set; }

    [Parameter] public EventCallback OnWriting { get; set; }

    [Parameter] public EventCallback OnConflict { get; set; }

    [Parameter] public EventCallback OnSessionEnded { get; set; }

    [Inject] private SaveResponse SaveResponse { get; set; } = default!;

    [Inject] private SaveDraft SaveDraft { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    protected override void OnInitialized() => (_opened, _shownRevision) = (Answer.Content, Answer.Revision);

    protected override async Task OnParametersSetAsync()
    {
        if (_script is null || Answer.Revision == _shownRevision) return;
        _shownRevision = Answer.Revision;
        foreach (var field in ResponseContent.Fields)
            await _script.RefreshFieldAsync(Answer.ResponseId, field.ToString(), ValueOf(Answer.Content, field), Answer.Revision);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        _script = await WorkspaceScript.LoadAsync(Js, Gone);
        var kept = await _script.OpenEditorAsync(_root, _self, new
        {
            scope = Caller.PersonId,
            response = Answer.ResponseId,
            revision = _shownRevision,
            texts = ResponseContent.Fields.ToDictionary(field => field.ToString(), field => ValueOf(_opened, field)),
            focus = FocusField ?? (Answer.Content.Implementation == Implementation.Unanswered ? nameof(ResponseField.Implementation) : nameof(ResponseField.CurrentStatus)),
        });
        Offer(kept);
    }

    private void Offer(IReadOnlyDictionary<string, BrowserText> kept)
    {
        foreach (var draft in Drafts.Where(draft => !Equals(Answer.Content[draft.Field], draft.Text)))
            _offers[draft.Field] = new(Answer.Number, draft.Field, draft.Text, draft.BasedOn, draft.TypedUtc);
        foreach (var (name, text) in kept)
        {
            var mine = new KeptText(Answer.Number, Enum.Parse<ResponseField>(name), text.Text, text.BasedOn, DateTime.UnixEpoch.AddMilliseconds(text.At));
            if (!_offers.TryGetValue(mine.Field, out var draft) || draft.TypedUtc < mine.TypedUtc) _offers[mine.Field] = mine;
        }

        if (_offers.Count > 0) StateHasChanged();
    }

    /* ---- called by the browser ---- */

    // A save runs to its end even if the editor is left meanwhile: hence no cancellation here.
    [JSInvokable]
    public async Task<SaveAnswer> SaveAsync(string fieldName, string text, int basedOn)
    {
        var field = Enum.Parse<ResponseField>(fieldName);
        if (Proposed(field, text) is not { } proposed) return new("refused", basedOn, Texts["Refused.Date"]);
        var outcome = await SaveResponse.HandleAsync(Caller, new(AssessmentId, Answer.ResponseId, field, proposed, basedOn), CancellationToken.None);
        if (!outcome.Succeeded) return await RefusedAsync(outcome.Refusal, basedOn);
        switch (outcome.Value)
        {
            case Saved saved:
                _conflicts.Remove(field);
                _offers.Remove(field);
                StateHasChanged();
                return new("saved", saved.Revision, Texts["State.Saved", JapanTime.FromUtc(saved.AtUtc).ToString("HH:mm:ss", CultureInfo.InvariantCulture)]);
            case ChangedByAnother theirs:
                _conflicts[field] = theirs;
                if (Gone.IsCancellationRequested) await OnConflict.InvokeAsync();
                else StateHasChanged();
                return new("conflict", theirs.Revision, null);
            case Locked locked:
                return new("locked", basedOn, Texts["State.Locked", Texts[$"Barrier.{locked.Why}"]]);
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.Value}");
        }
    }

    [JSInvokable]
    public Task DraftAsync(string fieldName, string text, int basedOn) => KeepDraftAsync(Enum.Parse<ResponseField>(fieldName), text, basedOn);

    [JSInvokable]
    public Task ForgetDraftAsync(string fieldName) => KeepDraftAsync(Enum.Parse<ResponseField>(fieldName), null, Answer.Revision);

    [JSInvokable]
    public Task WritingAsync() => OnWriting.InvokeAsync();

    [JSInvokable]
    public Task LeaveAsync(string direction) => OnLeave.InvokeAsync(direction);

    /* ---- the user's choices ---- */

    private async Task ResolveAsync(ResponseField field, ChangedByAnother conflict, ConflictAnswer choice)
    {
        _conflicts.Remove(field);
        if (_script is null) return;
        var theirs = ValueOf(conflict.Theirs, field);
        var (text, saveNow) = choice.Kind switch
        {
            ConflictKind.TakeTheirs => (theirs, true),
            ConflictKind.KeepMine => (choice.Mine, true),
            _ => (theirs + "\n" + choice.Mine, false),
        };
        await _script.ResolveFieldAsync(Answer.ResponseId, field.ToString(), text, theirs, conflict.Revision, saveNow);
    }

    private async Task TakeKeptAsync(ResponseField field, KeptText kept)
    {
        _offers.Remove(field);
        if (_script is not null)
            await _script.ResolveFieldAsync(Answer.ResponseId, field.ToString(), kept.Text, ValueOf(Answer.Content, field), kept.BasedOn, saveNow: false);
    }

    private async Task DropKeptAsync(ResponseField field)
    {
        _offers.Remove(field);
        if (_script is not null) await _script.ForgetTextAsync(Caller.PersonId, Answer.ResponseId, field.ToString());
        await KeepDraftAsync(field, null, Answer.Revision);
    }

    private async Task KeepDraftAsync(ResponseField field, string? text, int basedOn)
    {
        var outcome = await SaveDraft.HandleAsync(Caller, new(AssessmentId, Answer.ResponseId, field, text, basedOn), CancellationToken.None);
        if (outcome.Refusal is SessionEnded) await OnSessionEnded.InvokeAsync();
    }

    private async Task<SaveAnswer> RefusedAsync(Refusal refusal, int basedOn)
    {
        if (refusal is SessionEnded) await OnSessionEnded.InvokeAsync();
        return new("refused", basedOn, Texts["State.Refused", Sentence(refusal)]);
    }

    private static ResponseContent? Proposed(ResponseField field, string text) => field switch
    {
        ResponseField.Implementation => Enum.TryParse<Implementation>(text, out var value) ? ResponseContent.Empty with { Implementation = value } : null,
        ResponseField.PlanDueOn when text.Length == 0 => ResponseContent.Empty,
        ResponseField.PlanDueOn => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) && date.Year is >= 2000 and <= 2100
            ? ResponseContent.Empty with { PlanDueOn = date } : null,
        _ => ResponseContent.Empty.WithText(field, text),
    };

    private static string ValueOf(ResponseContent content, ResponseField field) => content[field] switch
    {
        DateOnly date => Iso(date),
        var value => value?.ToString() ?? "",
    };

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private string Id(string part) => $"a{Answer.Number}-{part}";

    protected override void Dispose(bool disposing)
    {
        if (disposing) _self?.Dispose();
        base.Dispose(disposing);
    }
}
