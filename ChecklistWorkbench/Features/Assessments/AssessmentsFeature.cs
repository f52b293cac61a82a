using ChecklistWorkbench.Features.Assessments.Attestations;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Features.Assessments.History;
using ChecklistWorkbench.Features.Assessments.Methods;
using ChecklistWorkbench.Features.Assessments.Packs;
using ChecklistWorkbench.Features.Assessments.Presence;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Assessments.TailoredItems;
using ChecklistWorkbench.Features.Assessments.Tasks;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Persistence.Packs;
using ChecklistWorkbench.Ui.Grid;

namespace ChecklistWorkbench.Features.Assessments;

/// <summary>The workspace: the 44 items and the bank's own, both parties side by side, and the steps from 作成中 to 終了.</summary>
public static class AssessmentsFeature
{
    public static IServiceCollection AddAssessmentsFeature(this IServiceCollection services) => services
        .AddSingleton<WorkspacePresence>().AddSingleton<WorkspaceWatch>().AddSingleton<WorkspaceSteps>()
        .AddSingleton<GetWorkspace>().AddSingleton<GetConfirmedAnswers>().AddSingleton<GetWorkspaceChanges>().AddSingleton<GetItemHistory>().AddSingleton<GetItemTasks>().AddSingleton<HandleTask>()
        .AddSingleton<GetStatements>().AddSingleton<AttestItems>().AddSingleton<SaveResponse>().AddSingleton<SaveDraft>().AddSingleton<TickMethod>()
        .AddSingleton<SubmitAssessment>().AddSingleton<TakeUnderReview>().AddSingleton<ReturnAssessment>()
        .AddSingleton<CloseAssessment>().AddSingleton<WithdrawAssessment>()
        .AddSingleton<GetDiscussionMarks>().AddSingleton<GetItemDiscussions>().AddSingleton<AskQuestion>().AddSingleton<AddMessage>().AddSingleton<MarkDiscussionsRead>()
        .AddSingleton<GetSharedRatings>().AddSingleton<GetReturnHint>()
        .AddSingleton<ExcludeItem>().AddSingleton<ReinstateItem>().AddSingleton<GetItemsToAdd>()
        .AddSingleton<AddCustomItems>().AddSingleton<RemoveCustomItem>().AddSingleton<CarryTailoringOver>()
        .AddSingleton<PackSource, RecordsPackSource>()
        .AddItemPart<ReviewDiscussions>(order: 0, ItemPlace.Review);
}
