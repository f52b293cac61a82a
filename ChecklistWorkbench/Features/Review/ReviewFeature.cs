using ChecklistWorkbench.Features.Review.Depth;
using ChecklistWorkbench.Features.Review.Findings;
using ChecklistWorkbench.Ui.Grid;

namespace ChecklistWorkbench.Features.Review;

/// <summary>What outlasts a round of the bank's review: 指摘 and what becomes of them.</summary>
public static class ReviewFeature
{
    public static IServiceCollection AddReviewFeature(this IServiceCollection services) => services
        .AddSingleton<GetFindings>().AddSingleton<GetFinding>().AddSingleton<GetItemFindings>()
        .AddSingleton<RaiseFinding>().AddSingleton<ProposePlan>().AddSingleton<MoveFinding>().AddSingleton<ExportFindings>()
        .AddSingleton<GetSuggestedDepth>().AddItemPart<ItemDepth>(order: 5).AddItemPart<ItemFindings>(order: 20);

    public static IEndpointRouteBuilder MapReviewFeature(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFindingsFile();
        return endpoints;
    }
}
