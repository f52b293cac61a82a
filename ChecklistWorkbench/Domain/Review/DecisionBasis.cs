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
    public static DecisionBasis Of(Submission submission, ConnectionProfile profile, IReadOnlyDictionary<int, ItemRatings> ratings, IReadOnlyList<RaisedFinding> findings) => new(
        submission.Id, submission.Number, submission.Hash, profile,
        [.. ratings.Where(item => item.Value.Effective is not null).OrderBy(item => item.Key).Select(item => new RatedItem(item.Key, item.Value.Effective!.Content.Value!.Value, item.Value.Effective.Revision))],
        findings.Count == 0 ? null : findings);

    /// <summary>SHA-256 of the canonical JSON.</summary>
    [JsonIgnore]
    public string Hash => CanonicalJson.Sha256(CanonicalJson.Write(this));
}

/// <summary>A finding of the round: that it was raised and how grave it is, not how far its plan is, as a plan carried out must not undo a decision.</summary>
public sealed record RaisedFinding(int Number, int ItemNumber, FindingSeverity Severity);

/// <summary>One item's verdict, by the rating's revision.</summary>
public sealed record RatedItem(int ItemNumber, RatingValue Value, int Revision);
