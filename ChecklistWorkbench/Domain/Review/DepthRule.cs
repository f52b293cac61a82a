using System.Text.Json.Serialization;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>深度: how closely an item is looked at.</summary>
public enum ReviewDepth
{
    /// <summary>簡易: the answer is read.</summary>
    Simple,

    /// <summary>標準: the answer is read, and asked about where it leaves something open.</summary>
    Standard,

    /// <summary>詳細: what the answer says is checked against evidence.</summary>
    Detailed,
}

/// <summary>For which connections a rule speaks: all that is said must hold.</summary>
/// <param name="ApiKinds">Any of these; none for whichever.</param>
/// <param name="OnlyInquiry">参照系 and nothing else.</param>
/// <param name="Openness">One of these; none for whichever.</param>
/// <param name="AccessMethods">One of these; none for whichever.</param>
/// <param name="UsersAtLeast">Expected users; unknown ones are not as many.</param>
/// <param name="UsersBelow">Expected users; unknown ones are not so few.</param>
/// <param name="CallsAtLeast">Expected API calls a day; unknown ones are not as many.</param>
public sealed record DepthCondition(
    ApiKinds ApiKinds, bool OnlyInquiry, IReadOnlyList<Openness> Openness, IReadOnlyList<AccessMethod> AccessMethods, int? UsersAtLeast, int? UsersBelow, int? CallsAtLeast)
{
    public bool Holds(ConnectionProfile profile) =>
        (ApiKinds == ApiKinds.None || (profile.ApiKinds & ApiKinds) != ApiKinds.None)
        && (!OnlyInquiry || profile.ApiKinds == ApiKinds.Inquiry)
        && (Openness.Count == 0 || Openness.Contains(profile.Openness))
        && (AccessMethods.Count == 0 || AccessMethods.Contains(profile.AccessMethod))
        && (UsersAtLeast is null || profile.ExpectedUsers >= UsersAtLeast)
        && (UsersBelow is null || profile.ExpectedUsers < UsersBelow)
        && (CallsAtLeast is null || profile.DailyCalls >= CallsAtLeast);

    /// <summary>Every connection.</summary>
    public static DepthCondition Always { get; } = new(ApiKinds.None, false, [], [], null, null, null);

    /// <summary>Whether what is said cannot hold together.</summary>
    [JsonIgnore]
    public bool NeverHolds => (OnlyInquiry && ApiKinds != ApiKinds.None && !ApiKinds.HasFlag(ApiKinds.Inquiry)) || UsersAtLeast >= UsersBelow;

    /// <summary>The same in the one form it is kept in.</summary>
    public DepthCondition Normalized() => this with { Openness = [.. Openness.Distinct().Order()], AccessMethods = [.. AccessMethods.Distinct().Order()] };

    /// <summary>Whether it says the same, in whatever order.</summary>
    public bool IsSame(DepthCondition other) =>
        ApiKinds == other.ApiKinds && OnlyInquiry == other.OnlyInquiry && Openness.ToHashSet().SetEquals(other.Openness) && AccessMethods.ToHashSet().SetEquals(other.AccessMethods)
        && UsersAtLeast == other.UsersAtLeast && UsersBelow == other.UsersBelow && CallsAtLeast == other.CallsAtLeast;
}

/// <summary>One line of the rule table (seed-data/depth-rules.json).</summary>
public sealed record DepthRule(string Id, DepthCondition When, IReadOnlyList<int> Items, ReviewDepth Depth, string Reason);

/// <summary>深度の目安 of an item: a suggestion with its reasons. The reviewer decides how deep to look.</summary>
public sealed record SuggestedDepth(ReviewDepth Depth, IReadOnlyList<string> Reasons)
{
    /// <summary>The deepest that a rule asks for, with every reason for that; 標準 where none speaks.</summary>
    public static SuggestedDepth Of(int itemNumber, ConnectionProfile profile, IEnumerable<DepthRule> rules)
    {
        var speaking = rules.Where(rule => rule.Items.Contains(itemNumber) && rule.When.Holds(profile)).ToList();
        if (speaking.Count == 0) return new(ReviewDepth.Standard, []);
        var depth = speaking.Max(rule => rule.Depth);
        return new(depth, [.. speaking.Where(rule => rule.Depth == depth).Select(rule => rule.Reason)]);
    }
}
