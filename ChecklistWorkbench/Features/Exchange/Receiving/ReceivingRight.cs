using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>Who sends workbooks in and says how they are laid out: whoever writes answers.</summary>
internal static class ReceivingRight
{
    /// <summary>Why not; null if they may.</summary>
    public static Refusal? Refusing(Participation by) =>
        FieldRules.BarrierToWriting(by.Party, ResponseLock.None, isExcluded: false, AssessmentState.Drafting, by) is { } barrier ? new RoleMissing(barrier.ToString()) : null;
}
