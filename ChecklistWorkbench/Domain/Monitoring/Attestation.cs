using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>What a party states about an answer that came from the round before.</summary>
public enum Statement
{
    /// <summary>変更なし: it was looked at and still holds, word for word.</summary>
    Unchanged,

    /// <summary>変更あり: it says something else now.</summary>
    Changed,

    /// <summary>対象外となった, with the reason.</summary>
    NoLongerApplies,
}

/// <summary>確認声明: what a named person stated about one answer, and about which revision of it. Append-only: a later one follows, none is changed.</summary>
public sealed class Attestation : AuditedEntity
{
    private Attestation() { }

    public Guid ResponseId { get; private init; }

    /// <summary>From 1, without gaps, per response.</summary>
    public int Number { get; private init; }

    public Guid AssessmentId { get; private init; }

    public int ItemNumber { get; private init; }

    public Party Party { get; private init; }

    public Statement Statement { get; private init; }

    /// <summary>Why the item no longer applies; words beside the other two, if any.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>The answer's revision that the statement is about.</summary>
    public int AnswerRevision { get; private init; }

    public Guid ByPersonId { get; private init; }

    /// <summary>The person's name at that moment.</summary>
    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    internal static Attestation Make(Assessment assessment, Response response, int number, Statement statement, string reason, Participation by, DateTime atUtc)
    {
        var made = new Attestation
        {
            ResponseId = response.Id,
            Number = number,
            AssessmentId = assessment.Id,
            ItemNumber = response.ItemNumber,
            Party = response.Party,
            Statement = statement,
            Reason = reason,
            AnswerRevision = response.Revision,
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        made.Record(new(assessment.ChainId, AuditActions.AttestationMade, by.Actor, atUtc, response.Id, response.ItemNumber,
            new { made.Party, made.Statement, made.AnswerRevision, Reason = reason.Length == 0 ? null : reason }));
        return made;
    }
}

/// <summary>One statement as a submission froze it.</summary>
public sealed record SubmittedAttestation(int ItemNumber, Party Party, Statement Statement, string? Reason, int AnswerRevision, Guid ByPersonId, string ByName, DateTime AtUtc);

/// <summary>What is to be stated about one item.</summary>
/// <param name="ItemNumber">The item.</param>
/// <param name="AnswerRevision">The revision that the person has read.</param>
/// <param name="BasedOn">The number of the last statement they have seen; 0 for none.</param>
public sealed record StatedItem(int ItemNumber, int AnswerRevision, int BasedOn);
