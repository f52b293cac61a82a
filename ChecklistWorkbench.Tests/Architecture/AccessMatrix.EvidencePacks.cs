using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.EvidencePacks;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] EvidencePacks =>
    [
        For<GetPack, PackView>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),
        For<OrderPack, PackOrder>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, "監査法人（試験）"), CancellationToken.None)),
        For<MakePack, PreparedPack>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),
    ];
}
