using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Features.Review.Depth;

/// <summary>What the form on a rule holds while it is being filled in.</summary>
public sealed class DepthRuleDraft
{
    public static IReadOnlyList<ApiKinds> Kinds { get; } = [ApiKinds.Inquiry, ApiKinds.Update, ApiKinds.Authentication];

    public ApiKinds ApiKinds { get; set; }

    public bool OnlyInquiry { get; set; }

    public HashSet<Openness> Openness { get; } = [];

    public HashSet<AccessMethod> AccessMethods { get; } = [];

    public int? UsersAtLeast { get; set; }

    public int? UsersBelow { get; set; }

    public int? CallsAtLeast { get; set; }

    public SortedSet<int> Items { get; } = [];

    public ReviewDepth Depth { get; set; } = ReviewDepth.Detailed;

    public string Reason { get; set; } = "";

    public DepthRuleContent Content => new(new(ApiKinds, OnlyInquiry, [.. Openness], [.. AccessMethods], UsersAtLeast, UsersBelow, CallsAtLeast), [.. Items], Depth, Reason);

    public static DepthRuleDraft Of(DepthRuleContent content)
    {
        var draft = new DepthRuleDraft
        {
            ApiKinds = content.When.ApiKinds,
            OnlyInquiry = content.When.OnlyInquiry,
            UsersAtLeast = content.When.UsersAtLeast,
            UsersBelow = content.When.UsersBelow,
            CallsAtLeast = content.When.CallsAtLeast,
            Depth = content.Depth,
            Reason = content.Reason,
        };
        draft.Openness.UnionWith(content.When.Openness);
        draft.AccessMethods.UnionWith(content.When.AccessMethods);
        draft.Items.UnionWith(content.Items);
        return draft;
    }

    public void Set(ApiKinds kind, bool applies) => ApiKinds = applies ? ApiKinds | kind : ApiKinds & ~kind;

    public static void Set<T>(ISet<T> chosen, T one, bool isChosen)
    {
        if (isChosen) chosen.Add(one);
        else chosen.Remove(one);
    }
}
