using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Oscal.Catalogue;
using ChecklistWorkbench.Features.Oscal.Plans;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Oscal =>
    [
        For<ExportCatalog, ExportedCatalog>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, null, CancellationToken.None)),
        For<ExportPlans, ExportedOscal>(Scope.Connection, AssessmentState.UnderReview, Readers, async (handler, parties, caller) =>
        {
            await parties.FindingAsync();
            return await handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None);
        }),
    ];
}
