using ChecklistWorkbench.Features.Review.Depth;
using ChecklistWorkbench.Features.Review.Findings;
using ChecklistWorkbench.Features.Review.Reliances;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui.Grid;

namespace ChecklistWorkbench.Features.Review;

/// <summary>What stands beside the ratings in the bank's review: 指摘 and what becomes of them, 他の審査結果の参照, 深度の目安.</summary>
public static class ReviewFeature
{
    public static IServiceCollection AddReviewFeature(this IServiceCollection services) => services
        .AddSingleton<GetFindings>().AddSingleton<GetFinding>().AddSingleton<GetItemFindings>()
        .AddSingleton<RaiseFinding>().AddSingleton<ProposePlan>().AddSingleton<MoveFinding>().AddSingleton<ExportFindings>()
        .AddSingleton<GetReliances>().AddSingleton<GetItemReliances>().AddSingleton<RequestReliance>().AddSingleton<AnswerReliance>()
        .AddSingleton<WithdrawReliance>().AddSingleton<RuleOnReliance>().AddSingleton<PackSource, ReliancePackSource>().AddItemPart<ItemReliances>(order: 15)
        .AddSingleton<GetSuggestedDepth>().AddItemPart<ItemDepth>(order: 5).AddItemPart<ItemFindings>(order: 20);

    public static IEndpointRouteBuilder MapReviewFeature(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFindingsFile();
        return endpoints;
    }
}
