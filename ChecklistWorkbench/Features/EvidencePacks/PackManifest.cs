using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>What a pack is of: the head of its manifest.</summary>
/// <param name="MadeUtc">When it was handed out; everything else is of the submission.</param>
/// <param name="MadeFor">Who fetched it.</param>
/// <param name="Mark">Whose copy it is, as every page of its reports says; null for nobody's in particular.</param>
public sealed record PackHead(
    Guid AssessmentId, Guid ConnectionId, string Service, string FinancialInstitution, string ConnectingFirm, string Purpose, int Round, string Edition,
    PackedSubmission Submission, PackedVerdict? Decision, DateTime MadeUtc, string MadeFor, PackMark? Mark)
{
    public static PackHead Of(PackSubject subject, string edition, string madeFor, DateTime nowUtc)
    {
        var (assessment, submission) = (subject.Assessment, subject.Frozen.Submission);
        return new(assessment.Id, subject.Connection.Id, subject.Connection.ServiceName, subject.FinancialInstitution, subject.ConnectingFirm, WordOf(assessment.Purpose), assessment.Round, edition,
            new(submission.Number, submission.AtUtc, submission.Hash),
            subject.Decision is { } decision ? new(decision.Number, decision.SettledUtc!.Value, decision.BasisHash) : null, nowUtc, madeFor, subject.Mark);
    }

    public static string WordOf(AssessmentPurpose purpose) => purpose == AssessmentPurpose.PreScreening ? "事前審査" : "モニタリング";
}

/// <param name="Hash">SHA-256 of the copy, the file 提出.json.</param>
public sealed record PackedSubmission(int Number, DateTime AtUtc, string Hash);

/// <param name="BasisHash">Binds the decision to the submission, the ratings and the connection's profile.</param>
public sealed record PackedVerdict(int Number, DateTime TakenUtc, string BasisHash);

/// <summary>The file <c>manifest.json</c>: what a pack is of and what is in it.</summary>
/// <param name="KeyId">The key that signed, by the name under which the installation publishes it.</param>
public sealed record PackManifest(string Format, PackHead Pack, string KeyId, IReadOnlyList<PackedPart> Files)
{
    public const string CurrentFormat = "checklist-workbench/pack/1";
}

/// <param name="Source">What it was made from, in words.</param>
public sealed record PackedPart(string Path, long Size, string Sha256, string Source);
