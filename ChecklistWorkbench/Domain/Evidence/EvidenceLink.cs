using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>Names a piece of evidence on an item of an assessment. The other party sees it once the piece is shared with the connection. Ended, never deleted.</summary>
public sealed class EvidenceLink : AuditedEntity
{
    private EvidenceLink() { }

    public Guid Id { get; private init; }

    public Guid PieceId { get; private init; }

    public Guid AssessmentId { get; private init; }

    public int ItemNumber { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>Since when it no longer holds; null while it does.</summary>
    public DateTime? EndedUtc { get; private set; }

    public string EndedByName { get; private set; } = "";

    public int Version { get; private set; }

    public static Outcome<EvidenceLink> Make(EvidencePiece piece, Assessment assessment, int itemNumber, Participation by, DateTime atUtc)
    {
        if (BarrierTo(EvidenceAct.Link, piece, assessment, by) is { } refusal) return refusal;
        var link = new EvidenceLink
        {
            Id = Guid.CreateVersion7(),
            PieceId = piece.Id,
            AssessmentId = assessment.Id,
            ItemNumber = itemNumber,
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        link.Tell(AuditActions.EvidenceLinked, piece, assessment, by, atUtc);
        return link;
    }

    public Outcome<Done> End(EvidencePiece piece, Assessment assessment, Participation by, DateTime atUtc)
    {
        if (BarrierTo(EvidenceAct.Unlink, piece, assessment, by) is { } refusal) return refusal;
        if (EndedUtc is not null) return default(Done);
        (EndedUtc, EndedByName, Version) = (atUtc, by.PersonName, Version + 1);
        Tell(AuditActions.EvidenceUnlinked, piece, assessment, by, atUtc);
        return default(Done);
    }

    private static Refusal? BarrierTo(EvidenceAct act, EvidencePiece piece, Assessment assessment, Participation by) =>
        EvidenceRules.BarrierTo(act, piece.StandingTowards(piece.IsSharedWith(assessment.ConnectionId)), by) ?? EvidenceRules.BarrierToLinking(assessment.State);

    /// <summary>Both parties read the connection's chain: a piece that only its owner knows leaves its trace in the owner's.</summary>
    private void Tell(string action, EvidencePiece piece, Assessment assessment, Participation by, DateTime atUtc)
    {
        var isShared = piece.IsSharedWith(assessment.ConnectionId);
        Record(new(isShared ? assessment.ChainId : AuditChain.OfOrganization(piece.OrganizationId), action, by.Actor, atUtc, piece.Id, ItemNumber,
            new { piece.Title, piece.NewestVersion, Assessment = isShared ? (Guid?)null : assessment.Id }));
    }
}
