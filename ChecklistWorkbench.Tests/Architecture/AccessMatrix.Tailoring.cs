using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Assessments.TailoredItems;
using ChecklistWorkbench.Features.CustomItems;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Tailoring =>
    [
        For<ExcludeItem, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 2, "理由"), CancellationToken.None)),
        For<ReinstateItem, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ExcludedItemAsync()), CancellationToken.None)),
        For<GetItemsToAdd, ItemsToAdd>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<AddCustomItems, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, [await parties.CustomItemAsync()]), CancellationToken.None)),
        For<RemoveCustomItem, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.AddedItemAsync()), CancellationToken.None)),
        For<CarryTailoringOver, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, await parties.NextRoundAfterTailoringAsync(), CancellationToken.None)),
        For<GetCustomItems, CustomItemList>(Scope.OwnOrganization, AssessmentState.Drafting, [.. BankWriters, (Bank, Role.Auditor)],
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<AddCustomItem, Guid>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters,
            (handler, _, caller) => handler.HandleAsync(caller, new() { Objective = "確認すること", Explanation = "説明" }, CancellationToken.None)),
        For<ChangeCustomItem, int>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(await parties.CustomItemAsync(), new() { Objective = "第2版", Explanation = "説明" }, 1), CancellationToken.None)),
        For<RetireCustomItem, Done>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, await parties.CustomItemAsync(), retired: true, CancellationToken.None)),
    ];
}
