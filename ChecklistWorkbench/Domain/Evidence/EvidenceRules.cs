using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>What is done with evidence.</summary>
public enum EvidenceAct
{
    /// <summary>Sees it and downloads its files.</summary>
    Read,

    /// <summary>Keeps a new piece.</summary>
    Add,

    /// <summary>Adds a version to a piece.</summary>
    AddVersion,

    /// <summary>Shows it to the other party of a connection.</summary>
    Share,

    /// <summary>Names it on an item of an assessment.</summary>
    Link,

    /// <summary>Takes it off an item again.</summary>
    Unlink,

    /// <summary>取下げ.</summary>
    Withdraw,
}

/// <summary>How a piece stands towards whoever wants something of it.</summary>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="IsShared">Whether it was shared with a connection that the asker's organisation is party to.</param>
/// <param name="IsWithdrawn">取下げ済.</param>
public sealed record EvidenceStanding(Guid OwnerId, bool IsShared, bool IsWithdrawn);

/// <summary>Who does what with evidence, and when: the one table of it. Screens hide by it, the domain refuses by it, a test walks every cell.</summary>
public static class EvidenceRules
{
    /// <summary>From how many days before its 有効期限 a piece counts as 期限間近.</summary>
    public const int ReminderDays = 60;

    private static readonly Dictionary<EvidenceAct, Role[]> Roles = new()
    {
        [EvidenceAct.Read] = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead, Role.Auditor],
        [EvidenceAct.Add] = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead],
        [EvidenceAct.AddVersion] = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead],
        [EvidenceAct.Share] = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead],
        [EvidenceAct.Link] = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead],
        [EvidenceAct.Unlink] = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead],
        [EvidenceAct.Withdraw] = [Role.Approver, Role.ReviewLead],
    };

    /// <summary>Whether someone with these roles does this at all, with evidence of their own organisation.</summary>
    public static Refusal? BarrierTo(EvidenceAct act, Participation by) =>
        by.HasAny(Roles[act]) && by.Roles.Any(role => OrganizationRoles.Of(KindOf(by.Party)).Contains(role)) ? null : new RoleMissing(act.ToString());

    /// <summary>Why <paramref name="by"/> may not do <paramref name="act"/> with a piece; null if they may. Someone who may not even read it is to be told that there is none.</summary>
    public static Refusal? BarrierTo(EvidenceAct act, EvidenceStanding piece, Participation by)
    {
        if (BarrierTo(act, by) is { } refusal) return refusal;
        var isOwn = piece.OwnerId == by.OrganizationId;
        if (act == EvidenceAct.Read) return isOwn || piece.IsShared ? null : new NotFound();
        if (!isOwn) return piece.IsShared ? new OthersEvidence() : new NotFound();
        return piece.IsWithdrawn && act is not EvidenceAct.Unlink ? new EvidenceIsWithdrawn() : null;
    }

    /// <summary>Links change while the assessment is open; what was submitted stands as it was whatever is linked later.</summary>
    public static Refusal? BarrierToLinking(AssessmentState state) =>
        state is AssessmentState.Closed or AssessmentState.Withdrawn ? new EvidenceLinksAreClosed(state) : null;

    private static OrganizationKind KindOf(Party party) => party == Party.FinancialInstitution ? OrganizationKind.FinancialInstitution : OrganizationKind.ConnectingFirm;
}

/// <summary>The piece is the other party's: it is there to be read.</summary>
public sealed record OthersEvidence : Refusal;

/// <summary>取下げ済: what stands on it stays, nothing new begins.</summary>
public sealed record EvidenceIsWithdrawn : Refusal;

/// <summary>The assessment is closed or withdrawn: its items keep the evidence they have.</summary>
public sealed record EvidenceLinksAreClosed(AssessmentState State) : Refusal;
