using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Dashboard.Overview;

/// <summary>All of an organisation's connections at one glance.</summary>
/// <param name="ShowsRatings">Whether the caller may see ratings: people of the bank alone.</param>
/// <param name="Pipeline">Newest rounds by state, every state in its order.</param>
/// <param name="Lines">One for each connection that matches, in the order asked for.</param>
/// <param name="Items">How the newest ratings of each item spread over the firms; empty for fewer firms than <see cref="FirmsForSpread"/>.</param>
/// <param name="Categories">The newest edition's.</param>
public sealed record OverviewView(
    Party Party, bool ShowsRatings, DateOnly Today, IReadOnlyList<(AssessmentState State, int Count)> Pipeline, IReadOnlyList<OverviewLine> Lines,
    IReadOnlyList<ItemSpread> Items, IReadOnlyList<Category> Categories)
{
    /// <summary>A spread over fewer firms would say more of one firm than of the item.</summary>
    public const int FirmsForSpread = 5;
}

/// <summary>A connection with its newest round.</summary>
/// <param name="Categories">Verdicts of the newest rated round, by category.</param>
/// <param name="Trend">Rated rounds, oldest first, at most three.</param>
/// <param name="Waiting">Shared questions that wait for the caller's side.</param>
public sealed record OverviewLine(
    Guid ConnectionId, string OtherName, string ServiceName, OverviewRound? Newest, IReadOnlyDictionary<int, RatingTally> Categories, IReadOnlyList<RoundTally> Trend,
    int OpenFindings, int OverdueFindings, int Waiting)
{
    public int Lacking => Categories.Values.Sum(tally => tally.Lacking);
}

public sealed record OverviewRound(Guid Id, AssessmentPurpose Purpose, int Round, AssessmentState State, DateOnly? DueOn)
{
    public bool IsUnderWay => AssessmentSteps.UnderWay.Contains(State);
}

/// <summary>One round's verdicts.</summary>
public sealed record RoundTally(AssessmentPurpose Purpose, int Round, RatingTally Tally);

/// <summary>One item's verdicts over the firms.</summary>
public sealed record ItemSpread(ChecklistItem Item, RatingTally Tally);
