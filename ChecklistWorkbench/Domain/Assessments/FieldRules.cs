using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>Why an answer cannot be written just now.</summary>
public enum WriteBarrier
{
    /// <summary>The answer is the other party's.</summary>
    OtherParty,

    /// <summary>The person's role reads only.</summary>
    Role,

    /// <summary>The assessment is not 作成中.</summary>
    State,

    /// <summary>The item was submitted and not returned.</summary>
    Submitted,

    /// <summary>The item was accepted.</summary>
    Accepted,

    /// <summary>対象外: the bank leaves the item out.</summary>
    Excluded,
}

/// <summary>
/// Who writes and who reads what, from when: the one table of it. Screens hide by it, handlers refuse by it, a test walks every cell.
/// </summary>
public static class FieldRules
{
    private static readonly Dictionary<Party, Role[]> Writers = new()
    {
        [Party.ConnectingFirm] = [Role.Contributor, Role.Approver],
        [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead],
    };

    /// <summary>Roles that read an assessment of their organisation; an administrator looks after people and reads no answers.</summary>
    private static readonly Dictionary<Party, Role[]> Readers = new()
    {
        [Party.ConnectingFirm] = [Role.Contributor, Role.Approver, Role.Auditor],
        [Party.FinancialInstitution] = [Role.Reviewer, Role.ReviewLead, Role.Auditor],
    };

    /// <summary>Why <paramref name="by"/> may not write an answer of <paramref name="party"/>; null if they may.</summary>
    public static WriteBarrier? BarrierToWriting(Party party, ResponseLock @lock, bool isExcluded, AssessmentState state, Participation by)
    {
        if (by.Party != party) return WriteBarrier.OtherParty;
        if (!by.HasAny(Writers[party])) return WriteBarrier.Role;
        if (state != AssessmentState.Drafting) return WriteBarrier.State;
        if (isExcluded) return WriteBarrier.Excluded;
        return @lock switch
        {
            ResponseLock.Submitted => WriteBarrier.Submitted,
            ResponseLock.Accepted => WriteBarrier.Accepted,
            _ => null,
        };
    }

    /// <summary>Whether <paramref name="by"/> reads the assessment: both parties' saved answers, live from the first revision on.</summary>
    public static bool CanRead(Participation by) => by.HasAny(Readers[by.Party]);

    /// <summary>Whether <paramref name="by"/> reads a draft: only the person who types it, never the other party or a colleague.</summary>
    public static bool CanReadDraft(Guid draftPersonId, Participation by) => draftPersonId == by.PersonId;

    /// <summary>Whether <paramref name="by"/> may leave items out of an assessment and add the bank's own, in some state.</summary>
    public static bool MayTailor(Participation by) => by.Party == Party.FinancialInstitution && by.HasAny(Writers[Party.FinancialInstitution]);

    /// <summary>Whether they may do it now: only while the firm can still answer to it.</summary>
    public static bool CanTailor(AssessmentState state, Participation by) => state == AssessmentState.Drafting && MayTailor(by);

    /// <summary>Whether <paramref name="by"/> reads their bank's library of 独自確認項目; a firm sees of it what it is asked.</summary>
    public static bool CanReadLibrary(Participation by) => by.Party == Party.FinancialInstitution && by.OnlyConnections is null && CanRead(by);

    /// <summary>Whether <paramref name="by"/> adds to the library and changes what is in it.</summary>
    public static bool CanKeepLibrary(Participation by) => MayTailor(by);

    /// <summary>Whether <paramref name="by"/> may open assessments and change the connection's profile.</summary>
    public static bool CanManageConnection(Participation by) => by.HasAny(Role.Approver, Role.ReviewLead, Role.Administrator);
}
