using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.Oscal.Submissions;

/// <summary>What OSCAL results are made from; of ratings only what was shared with the firm.</summary>
public sealed record ResultsSource(PackSubject Subject, RatingShare? Shared, IReadOnlyList<Finding> Findings, IReadOnlyList<AssessmentTransition> Steps);

/// <summary>
/// A submission as OSCAL assessment results: controls are items, observations answers with their evidence, findings shared verdicts, risks 指摘 with their
/// plans, attestations 確認声明, the log the steps of the assessment.
/// </summary>
internal static class ResultsBuilder
{
    public static ResultsDocument Build(ResultsSource source)
    {
        var (subject, submission) = (source.Subject, source.Subject.Frozen.Submission);
        var content = subject.Frozen.Content;
        var observations = content.Answers.Where(answer => answer.Revision > 0).Select(answer => ObservationOf(subject, answer)).ToList();
        var risks = source.Findings.OrderBy(finding => finding.Number).Select(OscalRisks.Of).ToList();
        var title = $"{subject.ConnectingFirm} × {subject.FinancialInstitution}　{FormWords.Of(subject.Assessment.Purpose, subject.Assessment.Round)}　提出第{submission.Number}回";
        var result = new OscalResult(
            OscalNames.Uuid(submission.Id, "result"), OscalJson.OneLine(title), $"{subject.Connection.ServiceName}の接続に関するチェックリストの回答と評価", OscalNames.Utc(subject.Assessment.OpenedUtc),
            OscalNames.Utc(submission.AtUtc), [OscalProperty.Of("submission-sha256", submission.Hash), OscalProperty.Of("edition", subject.Assessment.EditionId)],
            new([new([.. content.Answers.Select(answer => answer.ItemNumber).Distinct().Order().Select(number => new OscalControl(OscalNames.ControlOf(number)))])]),
            OscalJson.NullIfEmpty((content.Attestations ?? []).Select(AttestationOf)), LogOf(source), OscalJson.NullIfEmpty(observations), OscalJson.NullIfEmpty(risks), OscalJson.NullIfEmpty(FindingsOf(source)));
        return new(new(OscalNames.Uuid(submission.Id, "assessment-results"),
            new(OscalJson.OneLine(title), OscalNames.Utc(submission.AtUtc), submission.Number.ToString(CultureInfo.InvariantCulture), OscalJson.Version), new("#"), [result]));
    }

    private static OscalObservation ObservationOf(PackSubject subject, SubmittedAnswer answer)
    {
        var evidence = (subject.Frozen.Content.Evidence ?? []).Where(piece => piece.Items.Contains(answer.ItemNumber) && piece.Owner == answer.Party).Select(EvidenceOf);
        var save = subject.Frozen.SaveOf(answer);
        return new(ObservationId(subject, answer.ItemNumber, answer.Party), $"通番{ItemNumbers.Label(answer.ItemNumber)}　{FormWords.Of(answer.Party)}の回答", TextOf(answer.Content),
            [OscalProperty.Of("implementation", answer.Content.Implementation.ToString()), OscalProperty.Of("revision", answer.Revision.ToString(CultureInfo.InvariantCulture))],
            ["EXAMINE"], OscalJson.NullIfEmpty(evidence), OscalNames.Utc(save?.AtUtc ?? subject.Frozen.Submission.AtUtc));
    }

    private static OscalEvidence EvidenceOf(SubmittedEvidence piece) =>
        new($"{piece.Title} 第{piece.Version}版\n" + string.Join('\n', piece.Files.Select(file => $"{file.Name}（SHA-256 {file.Sha256}）")));

    private static IEnumerable<OscalFinding> FindingsOf(ResultsSource source)
    {
        var (subject, submission) = (source.Subject, source.Subject.Frozen.Submission);
        var shared = (source.Shared?.Items ?? []).Where(rating => rating.Value != RatingValue.OutOfScope).ToDictionary(rating => rating.ItemNumber);
        var raised = source.Findings.ToLookup(finding => finding.ItemNumber);
        foreach (var number in shared.Keys.Union(raised.Select(item => item.Key)).Order())
        {
            var rating = shared.GetValueOrDefault(number);
            var isSatisfied = rating is null ? !raised[number].Any(finding => finding.IsOpen) : rating.Value is RatingValue.Sufficient or RatingValue.MostlySufficient;
            var answers = subject.Frozen.Content.Answers.Where(answer => answer.ItemNumber == number && answer.Revision > 0);
            yield return new(OscalNames.Uuid(submission.Id, $"finding-{number}"), $"通番{ItemNumbers.Label(number)}の評価", rating?.Comment ?? "",
                new("statement-id", OscalNames.StatementOf(number), new(isSatisfied ? "satisfied" : "not-satisfied")),
                OscalJson.NullIfEmpty(answers.Select(answer => new OscalRelatedObservation(ObservationId(subject, number, answer.Party)))),
                OscalJson.NullIfEmpty(raised[number].OrderBy(finding => finding.Number).Select(finding => new OscalRelatedRisk(OscalRisks.IdOf(finding)))));
        }
    }

    private static OscalAttestation AttestationOf(Domain.Monitoring.SubmittedAttestation statement) => new([new("statement",
        [OscalProperty.Of("control-id", OscalNames.ControlOf(statement.ItemNumber)), OscalProperty.Of("statement", statement.Statement.ToString())],
        $"通番{ItemNumbers.Label(statement.ItemNumber)}　{FormWords.Of(statement.Party)}　{statement.ByName}　{OscalNames.Utc(statement.AtUtc)}　{statement.Reason}".TrimEnd('　'))]);

    private static OscalLog? LogOf(ResultsSource source) => source.Steps.Count == 0 ? null : new([.. source.Steps.OrderBy(step => step.AtUtc).Select(step =>
        new OscalLogEntry(OscalNames.Uuid(step.Id, "step"), step.Step.ToString(), $"{step.ByName}　{step.Comment}".TrimEnd('　'), OscalNames.Utc(step.AtUtc)))]);

    private static string TextOf(ResponseContent content) => string.Join("\n\n", new[]
    {
        ("現在の対応状況", content.CurrentStatus), ("課題認識", content.RecognizedIssues), ("課題への対応計画", content.RemediationPlan), ("備考", content.Remarks),
    }.Where(field => field.Item2.Length > 0).Select(field => $"{field.Item1}：{field.Item2}"));

    private static Guid ObservationId(PackSubject subject, int itemNumber, Party party) => OscalNames.Uuid(subject.Frozen.Submission.Id, $"observation-{itemNumber}-{party}");
}
