using ChecklistWorkbench.Features.Review.Decisions;
using ChecklistWorkbench.Features.Review.Depth;
using ChecklistWorkbench.Features.Review.Findings;
using ChecklistWorkbench.Features.Review.Ratings;
using ChecklistWorkbench.Features.Review.Reliances;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui.Grid;

namespace ChecklistWorkbench.Features.Review;

/// <summary>The bank's review: ratings, suggested depth, 他の審査結果の参照, 判定, and 指摘, which outlast a round.</summary>
public static class ReviewFeature
{
    public static IServiceCollection AddReviewFeature(this IServiceCollection services) => services
        .AddSingleton<GetFindings>().AddSingleton<GetFinding>().AddSingleton<GetItemFindings>()
        .AddSingleton<RaiseFinding>().AddSingleton<ProposePlan>().AddSingleton<MoveFinding>().AddSingleton<ExportFindings>()
        .AddSingleton<ReviewWatch>().AddSingleton<GetReview>().AddSingleton<RateItem>().AddSingleton<ShareRatings>().AddSingleton<NameSecondReviewer>()
        .AddSingleton<GetDecision>().AddSingleton<ProposeDecision>().AddSingleton<TakeDecision>().AddSingleton<DeclineDecision>().AddSingleton<ConfirmCondition>()
        .AddSingleton<GetReliances>().AddSingleton<GetItemReliances>().AddSingleton<RequestReliance>().AddSingleton<AnswerReliance>()
        .AddSingleton<WithdrawReliance>().AddSingleton<RuleOnReliance>().AddSingleton<PackSource, ReliancePackSource>().AddItemPart<ItemReliances>(order: 15)
        .AddSingleton<GetSuggestedDepth>().AddSingleton<GetDepthRules>().AddSingleton<ChangeDepthRules>().AddSingleton<PreviewDepthRules>().AddItemPart<ItemDepth>(order: 5).AddItemPart<ItemFindings>(order: 20);

    public static IEndpointRouteBuilder MapReviewFeature(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFindingsFile();
        return endpoints;
    }
}
