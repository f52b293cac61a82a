using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>評点の共有: what a bank showed the firm of its ratings at one moment. It is all the firm ever sees of them. Append-only.</summary>
public sealed class RatingShare : AuditedEntity
{
    private readonly List<SharedRating> _items = [];
    private readonly List<SharedRuling> _rulings = [];

    private RatingShare() { }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    /// <summary>From 1, per assessment; the newest says how the bank stands.</summary>
    public int Number { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public IReadOnlyList<SharedRating> Items => _items;

    /// <summary>What the bank made of others' results, where loaded.</summary>
    public IReadOnlyList<SharedRuling> Rulings => _rulings;

    /// <summary>Shows the firm every verdict that counts, with the words meant for it. What is unrated or in dispute stays where it is.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="ratings">By item.</param>
    /// <param name="last">What was shared before; null if nothing was.</param>
    /// <param name="rulings">What the bank made of others' results, as it stands.</param>
    /// <param name="by">Who shares.</param>
    /// <param name="atUtc">When.</param>
    public static Outcome<RatingShare> Make(
        Assessment assessment, IReadOnlyDictionary<int, ItemRatings> ratings, RatingShare? last, IReadOnlyList<SharedRuling> rulings, Participation by, DateTime atUtc)
    {
        if (RatingRules.BarrierTo(RatingAct.Share, assessment.State, by) is { } refusal) return refusal;
        var items = ratings.Where(item => item.Value.Effective is not null).OrderBy(item => item.Key)
            .Select(item => new SharedRating(item.Key, item.Value.Effective!.Content.Value!.Value, item.Value.Effective.Content.SharedComment, item.Value.AnswerRevision)).ToList();
        if (items.Count + rulings.Count == 0) return new NothingToShare();
        if (last is not null && items.Select(Said).SequenceEqual(last.Items.OrderBy(item => item.ItemNumber).Select(Said)) && UnsharedRulings(rulings, last) == 0) return new NothingToShare();

        var share = new RatingShare
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            Number = 1 + (last?.Number ?? 0),
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        share._items.AddRange(items);
        share._rulings.AddRange(rulings);
        share.Record(new(assessment.ChainId, AuditActions.RatingsShared, by.Actor, atUtc, share.Id,
            Details: new
            {
                share.Number,
                Items = items.Select(item => new { item.ItemNumber, item.Value, item.Comment, item.AnswerRevision }),
                Rulings = rulings.Count == 0 ? null : rulings,
            }));
        return share;
    }

    /// <summary>How many rulings the firm does not know as they stand, those taken back among them.</summary>
    public static int UnsharedRulings(IReadOnlyList<SharedRuling> rulings, RatingShare? last) => rulings.Except(last?.Rulings ?? []).Union((last?.Rulings ?? []).Except(rulings)).Select(ruling => (ruling.RelianceNumber, ruling.ItemNumber)).Distinct().Count();

    private static (int, RatingValue, string, int) Said(SharedRating item) => (item.ItemNumber, item.Value, item.Comment, item.AnswerRevision);
}

/// <summary>One item's verdict as it was shared. Append-only.</summary>
public sealed class SharedRating
{
    private SharedRating() { }

    internal SharedRating(int itemNumber, RatingValue value, string comment, int answerRevision) =>
        (ItemNumber, Value, Comment, AnswerRevision) = (itemNumber, value, comment, answerRevision);

    public int ItemNumber { get; private init; }

    public RatingValue Value { get; private init; }

    public string Comment { get; private init; } = "";

    /// <summary>The revision of the firm's answer that it is about.</summary>
    public int AnswerRevision { get; private init; }
}
