using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Features.Assessments.History;
using ChecklistWorkbench.Features.Assessments.Methods;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Assessments.Tasks;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.Exchange;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Assessments =>
    [
        For<GetItemTasks, ItemTasksView>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 21, CancellationToken.None)),
        For<HandleTask, Done>(Scope.Connection, AssessmentState.Drafting, [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)],
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.OpenTaskAsync(21), "確認した"), CancellationToken.None)),
        For<GetWorkspace, WorkspaceModel>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetWorkspaceChanges, WorkspaceChanges>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, new(new Dictionary<Guid, int>(), 0), CancellationToken.None)),
        For<GetConfirmedAnswers, IReadOnlyList<ConfirmedAnswer>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetItemHistory, IReadOnlyList<HistoryEntry>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<SaveResponse, SaveOutcome>(Scope.Connection, AssessmentState.Drafting, FirmWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(
                parties.AssessmentId, await parties.AnswerIdAsync(1, Firm), ResponseField.Remarks, new() { Remarks = "保存" }, 0), CancellationToken.None)),
        For<SaveDraft, Done>(Scope.Connection, AssessmentState.Drafting, FirmWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(
                parties.AssessmentId, await parties.AnswerIdAsync(1, Firm), ResponseField.Remarks, "下書き", 0), CancellationToken.None)),
        For<TickMethod, SaveOutcome>(Scope.Connection, AssessmentState.Drafting, FirmWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(
                parties.AssessmentId, await parties.AnswerIdAsync(1, Firm), 1, null, MethodUse.Applied, ""), CancellationToken.None)),
        For<SubmitAssessment, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "提出"), CancellationToken.None)),
        For<TakeUnderReview, Done>(Scope.Connection, AssessmentState.Submitted, [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<ReturnAssessment, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "差戻し", new Dictionary<int, string> { [1] = "理由" }), CancellationToken.None)),
        For<CloseAssessment, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "終了"), CancellationToken.None)),
        For<WithdrawAssessment, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver), (Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "取下げ"), CancellationToken.None)),
        For<GetDiscussionMarks, IReadOnlyList<DiscussionMark>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetItemDiscussions, ItemDiscussionsModel>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<AskQuestion, Guid>(Scope.Connection, AssessmentState.Drafting, Writers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, new("質問", true, [])), CancellationToken.None)),
        For<AddMessage, Done>(Scope.Connection, AssessmentState.UnderReview, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ThreadAsync(), DiscussionAct.Comment, new("補足", true, [])), CancellationToken.None)),
        For<MarkDiscussionsRead, Done>(Scope.Connection, AssessmentState.UnderReview, Readers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, new Dictionary<Guid, int> { [await parties.ThreadAsync()] = 1 }), CancellationToken.None)),
        For<GetReturnHint, IReadOnlyList<ReturnReasonCode>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
    ];
}
