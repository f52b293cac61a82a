using BenchmarkDotNet.Attributes;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;

namespace ChecklistWorkbench.Benchmarks.Reports;

/// <summary>提出控え of the demonstration's fullest case with longer texts, from the frozen answers in memory to the bytes of the file.</summary>
public class ReportWriting
{
    private const int TextsAText = 4;
    private ReportSource _source = default!;

    public PdfReport Document => ReportDocument.Of(ReportModelBuilder.Build(ReportKind.SubmissionCopy, _source));

    [GlobalSetup]
    public void SetUp()
    {
        var path = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seed-data", "editions"), "*.json").Order(StringComparer.Ordinal).First();
        var edition = EditionFile.Parse(File.ReadAllText(path), Path.GetFileName(path));
        var at = new DateTime(2026, 11, 21, 6, 4, 0, DateTimeKind.Utc);
        var firm = Organization.Register("計測企業", OrganizationKind.ConnectingFirm, AuditActor.System, at);
        var bank = Organization.Register("計測銀行", OrganizationKind.FinancialInstitution, AuditActor.System, at);
        var by = new Participation(Guid.CreateVersion7(), "承認者", firm.Id, Party.ConnectingFirm, new HashSet<Role> { Role.Approver });
        var connection = Connection.Open("計測サービス", bank.Name, new ConnectionProfile(), by, at);
        connection.Join(bank, AuditActor.System, at);
        var (assessment, responses) = Assessment.Open(connection, edition, AssessmentPurpose.PreScreening, 1, null, by, at);
        var submission = assessment.Submit(1, responses, "提出します。", by, at).Value;
        var answers = DemoAnswers.All.OrderBy(answer => answer.Key).Select(answer => new SubmittedAnswer(answer.Key.Number, answer.Key.Party, 1, Longer(answer.Value)));
        var content = new SubmissionContent(assessment.Id, edition.Id, 1, [.. answers]);
        _source = new(edition, connection, bank.Name, firm.Name, assessment,
            new(submission, content, content.Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party, answer.Revision), _ => new RevisionMark(at, "記入者"))));
    }

    [Benchmark]
    public byte[] Write() => PdfWriter.Write(Document).Content;

    private static ResponseContent Longer(ResponseContent content) => content with
    {
        CurrentStatus = Longer(content.CurrentStatus),
        RecognizedIssues = Longer(content.RecognizedIssues),
        RemediationPlan = Longer(content.RemediationPlan),
        Remarks = Longer(content.Remarks),
    };

    private static string Longer(string text) => string.Join('\n', Enumerable.Repeat(text, TextsAText));
}
