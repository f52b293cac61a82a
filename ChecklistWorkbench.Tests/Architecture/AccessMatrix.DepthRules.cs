using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Review.Depth;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static (Party, Role)[] DepthKeepers => [(Bank, Role.ReviewLead), (Bank, Role.Administrator)];

    private static AccessRow[] DepthRules =>
    [
        For<GetDepthRules, DepthRulesView>(Scope.OwnOrganization, AssessmentState.Drafting, [.. Everyone.Where(who => who.Party == Bank)],
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<ChangeDepthRules, int>(Scope.OwnOrganization, AssessmentState.Drafting, DepthKeepers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, Proposal(await parties.DepthVersionAsync()), CancellationToken.None)),
        For<PreviewDepthRules, DepthPreview>(Scope.Connection, AssessmentState.Drafting, DepthKeepers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(Proposal(await parties.DepthVersionAsync()), parties.Connection.Id), CancellationToken.None)),
    ];

    private static DepthRuleProposal Proposal(int basedOn) => new(DepthRuleAct.Add, null, new(DepthCondition.Always, [1], ReviewDepth.Detailed, "権限の試験"), basedOn);
}
