using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Features.CustomItems;

/// <summary>What the form on an item holds while it is being filled in.</summary>
public sealed class CustomItemDraft
{
    public static IReadOnlyList<ApiKinds> Kinds { get; } = [ApiKinds.Inquiry, ApiKinds.Update, ApiKinds.Authentication];

    public string Objective { get; set; } = "";

    public string Explanation { get; set; } = "";

    public ResponsibleParty Target { get; set; }

    public ApiKinds ApiKinds { get; set; } = new CustomItemContent().ApiKinds;

    public string Source { get; set; } = "";

    public CustomItemContent Content => new() { Objective = Objective, Explanation = Explanation, Target = Target, ApiKinds = ApiKinds, Source = Source };

    public static CustomItemDraft Of(CustomItemContent content) => new()
    {
        Objective = content.Objective,
        Explanation = content.Explanation,
        Target = content.Target,
        ApiKinds = content.ApiKinds,
        Source = content.Source,
    };

    public void Set(ApiKinds kind, bool applies) => ApiKinds = applies ? ApiKinds | kind : ApiKinds & ~kind;
}
