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
public sealed record DecisionBasis(Guid SubmissionId, int SubmissionNumber, string SubmissionHash, ConnectionProfile Profile, IReadOnlyList<RatedItem> Ratings)
{
    public static DecisionBasis Of(Submission submission, ConnectionProfile profile, IReadOnlyDictionary<int, ItemRatings> ratings) => new(
        submission.Id, submission.Number, submission.Hash, profile,
        [.. ratings.Where(item => item.Value.Effective is not null).OrderBy(item => item.Key).Select(item => new RatedItem(item.Key, item.Value.Effective!.Content.Value!.Value, item.Value.Effective.Revision))]);

    /// <summary>SHA-256 of the canonical JSON.</summary>
    [JsonIgnore]
    public string Hash => CanonicalJson.Sha256(CanonicalJson.Write(this));
}

/// <summary>One item's verdict, by the rating's revision.</summary>
public sealed record RatedItem(int ItemNumber, RatingValue Value, int Revision);
