using BenchmarkDotNet.Attributes;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Workbook;

namespace ChecklistWorkbench.Benchmarks.Export;

/// <summary>The official workbook of the demonstration's fullest case, from the answers in memory to the bytes of the file.</summary>
public class WorkbookExport
{
    private FormSource _source = default!;

    public ChecklistEdition Edition => _source.Edition;

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
        var (assessment, _) = Assessment.Open(connection, edition, AssessmentPurpose.PreScreening, 1, null, by, at);
        _source = new FormSource(edition, connection, bank.Name, firm.Name, assessment, new FormVersion.Draft(new DateOnly(2026, 11, 21)),
            [.. DemoAnswers.All.Select(answer => new FormAnswer(answer.Key.Number, answer.Key.Party, 1, answer.Value, at, "記入者"))]);
    }

    [Benchmark]
    public byte[] Write() => WorkbookWriter.Write(FormModelBuilder.Build(_source));
}
