using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Ui;
using ChecklistWorkbench.Ui.Standing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;
using Radzen;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>A verdict that met another reviewer's: both, until the reviewer has decided.</summary>
public sealed record RatingConflict(int Number, RatingSeat Seat, RatingContent Mine, RatedByAnother Theirs);

/// <summary>審査: the rating screen. What it shows is in <see cref="ReviewState"/>; this class asks and passes on.</summary>
public sealed partial class ReviewPage
{
    private readonly List<RatingConflict> _conflicts = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IDisposable? _watch;
    private ReviewState? _state;
    private string? _refusal;
    private string _announcement = "";
    private DotNetObjectReference<ReviewPage>? _self;
    private bool _following;
    private bool _followAgain;

    [Parameter]
    public Guid AssessmentId { get; set; }

    [Inject] private GetReview GetReview { get; set; } = default!;

    [Inject] private RateItem RateItem { get; set; } = default!;

    [Inject] private ShareRatings ShareRatings { get; set; } = default!;

    [Inject] private NameSecondReviewer NameSecondReviewer { get; set; } = default!;

    [Inject] private ReviewWatch Watch { get; set; } = default!;

    [Inject] private DialogService Dialogs { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (_state?.Model.AssessmentId == AssessmentId) return;
        var outcome = await GetReview.HandleAsync(Caller, AssessmentId, Gone);
        if (!Accept(outcome, out var model))
        {
            _refusal = Sentence(outcome.Refusal!);
            return;
        }

        _state = new ReviewState(model);
        var query = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        _state.Read(key => query.TryGetValue(key, out var value) ? value.ToString() : null);
        _watch = Watch.Start(model.ChainId, model.By.OrganizationId, () => InvokeAsync(FollowAsync));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_state is null || _self is not null) return;
        _self = DotNetObjectReference.Create(this);
        var script = await Js.InvokeAsync<IJSObjectReference>("import", Gone, "./js/review.js");
        await script.InvokeVoidAsync("listen", Gone, _self);
    }

    /// <summary>Takes in what changed, once at a time: a change that comes meanwhile is taken in by one more round.</summary>
    private async Task FollowAsync()
    {
        _followAgain = true;
        if (_following || _state is not { } state) return;
        _following = true;
        try
        {
            while (_followAgain && !Gone.IsCancellationRequested)
            {
                _followAgain = false;
                if (!Accept(await GetReview.HandleAsync(Caller, AssessmentId, Gone), out var model)) return;
                state.Take(model);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The screen is gone; nobody is left to show it to.
        }
        finally
        {
            _following = false;
        }
    }

    /* ---- rating ---- */

    /// <summary>Says something from the caller's seat, or settles two verdicts; one after the other, so that a comment left and a verdict clicked do not meet each other. Whether it stands now.</summary>
    private async Task<bool> SayAsync(int number, RatingWish wish)
    {
        await _turn.WaitAsync(Gone);
        try
        {
            if (_state?.Find(number) is not { } item) return false;
            var (content, basedOn) = wish.On(item.From(wish.Seat));
            return await SendAsync(number, wish.Seat, content, basedOn);
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task RateAsync(int number, RatingValue? value) =>
        _state?.Find(number) is { } item ? SayAsync(number, new(item.Seat, content => content with { Value = value }, item.Own)) : Task.CompletedTask;

    private async Task<bool> SendAsync(int number, RatingSeat seat, RatingContent content, int basedOn)
    {
        var outcome = await RateItem.HandleAsync(Caller, new(AssessmentId, number, seat == RatingSeat.Agreed, content, basedOn), CancellationToken.None);
        if (!Accept(outcome, out var result)) return false;
        var stands = result is not RatedByAnother;
        _conflicts.RemoveAll(conflict => conflict.Number == number && conflict.Seat == seat);
        if (result is RatedByAnother theirs) _conflicts.Add(new(number, seat, content, theirs));
        if (!Accept(await GetReview.HandleAsync(Caller, AssessmentId, Gone), out var model)) return stands;
        _state!.Take(model);
        _announcement = !stands ? Texts["Announce.Conflict", ItemName.Of(number, Workspace)]
            : Texts["Announce.Saved", ItemName.Of(number, Workspace), content.Value is { } value ? Texts[$"Value.{value}"].Value : Texts["Value.None"].Value];
        StateHasChanged();
        return stands;
    }

    private async Task ResolveAsync(RatingConflict conflict, bool keepMine)
    {
        _conflicts.Remove(conflict);
        if (keepMine) await SendAsync(conflict.Number, conflict.Seat, conflict.Mine, conflict.Theirs.Revision);
    }

    private IReadOnlyList<RatingConflict> ConflictsOf(ReviewItem item) => [.. _conflicts.Where(conflict => conflict.Number == item.Number)];

    private async Task ShareAsync()
    {
        if (!Accept(await ShareRatings.HandleAsync(Caller, AssessmentId, CancellationToken.None), out var shared)) return;
        Report(NotificationSeverity.Success, Texts["Share.Done", shared]);
        await FollowAsync();
    }

    private async Task NameSecondReviewerAsync(Guid? reviewer)
    {
        if (Accept(await NameSecondReviewer.HandleAsync(Caller, AssessmentId, reviewer, CancellationToken.None), out _)) await FollowAsync();
    }

    /* ---- places and keys ---- */

    private void Select(int number)
    {
        _state!.SelectedItem = number;
        WriteAddress();
    }

    private void WriteAddress() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(_state!.ToQuery()), replace: true);

    [JSInvokable]
    public async Task ShortcutAsync(string key)
    {
        if (_state is not { } state) return;
        if (key is "j" or "k" && state.Neighbour(key == "j" ? 1 : -1) is { } neighbour) Select(neighbour);
        else if (key == "?") await ShowHelpAsync();
        else if (key is [>= '0' and <= '5'] && state is { Model.CanRate: true, Current: { IsOpen: false } item })
            await RateAsync(item.Number, key == "0" ? null : (RatingValue)(key[0] - '1'));
        StateHasChanged();
    }

    private Task ShowHelpAsync() => Dialogs.OpenAsync<ReviewHelp>(Texts["Help.Title"], [], DialogLook.Options);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _watch?.Dispose();
            _self?.Dispose();
            _turn.Dispose();
        }

        base.Dispose(disposing);
    }
}
