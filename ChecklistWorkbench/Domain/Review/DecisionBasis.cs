using System.Text.Json.Serialization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>What a 判定 is about: the submission, the verdicts that count, and what is connected. Its hash binds the decision to exactly that.</summary>
/// <param name="SubmissionId">The newest submission.</param>
/// <param name="SubmissionNumber">Its number.</param>
/// <param name="SubmissionHash">Its hash, which covers every answer of both parties.</param>
/// <param name="Profile">The connection's.</param>
/// <param name="Ratings">The verdict that counts of each item that has one, in the order of the items.</param>
/// <param name="Findings">What was raised in the round, by number; null where nothing was, so that it leaves the hash alone.</param>
public sealed record DecisionBasis(
    Guid SubmissionId, int SubmissionNumber, string SubmissionHash, ConnectionProfile Profile, IReadOnlyList<RatedItem> Ratings, IReadOnlyList<RaisedFinding>? Findings)
{
    /// <summary>What counts of others' results that the firm consented to; null where nothing does, so that it leaves the hash alone.</summary>
    public IReadOnlyList<RuledItem>? Relied { get; private init; }

    /// <param name="submission">The newest.</param>
    /// <param name="profile">The connection's.</param>
    /// <param name="ratings">By item.</param>
    /// <param name="findings">What was raised in the round.</param>
    /// <param name="reliances">The round's, with what was said of their items.</param>
    public static DecisionBasis Of(
        Submission submission, ConnectionProfile profile, IReadOnlyDictionary<int, ItemRatings> ratings, IReadOnlyList<RaisedFinding> findings, IReadOnlyList<Reliance> reliances) => new(
        submission.Id, submission.Number, submission.Hash, profile,
        [.. ratings.Where(item => item.Value.Effective is not null).OrderBy(item => item.Key).Select(item => new RatedItem(item.Key, item.Value.Effective!.Content.Value!.Value, item.Value.Effective.Revision))],
        findings.Count == 0 ? null : findings)
        {
            Relied = SharedRuling.Of(reliances) is { Count: > 0 } relied ? [.. relied.Select(ruling => new RuledItem(ruling.RelianceNumber, ruling.ItemNumber, ruling.Use, ruling.Revision))] : null,
        };

    /// <summary>SHA-256 of the canonical JSON.</summary>
    [JsonIgnore]
    public string Hash => CanonicalJson.Sha256(CanonicalJson.Write(this));
}

/// <summary>A finding of the round: that it was raised and how grave it is, not how far its plan is, as a plan carried out must not undo a decision.</summary>
public sealed record RaisedFinding(int Number, int ItemNumber, FindingSeverity Severity);

/// <summary>What was made of another's result on one item, by the ruling's revision.</summary>
public sealed record RuledItem(int Reliance, int ItemNumber, RelianceUse Use, int Revision);

/// <summary>One item's verdict, by the rating's revision.</summary>
public sealed record RatedItem(int ItemNumber, RatingValue Value, int Revision);
