using System.Text.Json;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Exchange;

/// <summary>Forms made of the real edition and the demonstration's answers, without a database.</summary>
internal static class FormSamples
{
    public const string Bank = "あけぼの銀行（デモ）";
    public const string Firm = "サンプル家計簿株式会社（デモ）";

    private static readonly DateTime Now = new(2026, 11, 21, 6, 4, 0, DateTimeKind.Utc);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static ChecklistEdition Edition { get; } =
        EditionFile.Parse(File.ReadAllText(SeedFile("editions", "fisc-api-2018-10r1.json")), "fisc-api-2018-10r1.json");

    /// <summary>The first assessment of the demonstration: 48 answers, some of two parties, some missing.</summary>
    public static FormModel Demo() => FormModelBuilder.Build(DemoSource());

    public static FormSource DemoSource() => SourceOf(DemoAnswers());

    public static FormSource SourceOf(IReadOnlyList<FormAnswer> answers, FormVersion? version = null)
    {
        var firm = Organization.Register(Firm, OrganizationKind.ConnectingFirm, AuditActor.System, Now);
        var bank = Organization.Register(Bank, OrganizationKind.FinancialInstitution, AuditActor.System, Now);
        var by = new Participation(Guid.CreateVersion7(), "承認者", firm.Id, Party.ConnectingFirm, new HashSet<Role> { Role.Approver });
        var connection = Connection.Open("サンプル家計簿", bank.Name, new() { ApiKinds = ApiKinds.Inquiry | ApiKinds.Authentication }, by, Now);
        connection.Join(bank, AuditActor.System, Now);
        var (assessment, _) = Assessment.Open(connection, Edition, AssessmentPurpose.PreScreening, 1, null, by, Now);
        return new(Edition, connection, Bank, Firm, assessment, version ?? new FormVersion.Draft(new(2026, 11, 21)), answers);
    }

    /// <summary>The demonstration's answers with an item left out and two of the bank's own, one of them answered by both.</summary>
    public static FormSource TailoredSource(bool leavesOutExcluded = false) => SourceOf(
    [
        .. DemoAnswers(),
        Answer(1001, Party.ConnectingFirm, ResponseContent.Empty with { CurrentStatus = "苦情は専用の窓口で受け付けています。", Implementation = Implementation.Implemented }),
        Answer(1002, Party.FinancialInstitution, ResponseContent.Empty with { CurrentStatus = "=HYPERLINK(\"x\")", Remarks = "銀行の備考" }),
    ]) with
    {
        LeavesOutExcluded = leavesOutExcluded,
        Checklist = new(
            [new(Excluded, "夜間はサービスを停止するため", "審査担当（デモ）", Now)],
            [
                new(1001, Guid.CreateVersion7(), 1, new() { Objective = "苦情を組織的に管理する。", Explanation = "説明", Source = "中間的な整理(案) V(1)②-4" }),
                new(1002, Guid.CreateVersion7(), 2, new() { Objective = "双方の窓口を定める。", Explanation = "説明", Target = ResponsibleParty.Both }),
            ]),
    };

    /// <summary>The item that <see cref="TailoredSource"/> leaves out: answered by the firm, with a remark.</summary>
    public const int Excluded = 9;

    public static FormAnswer Answer(int number, Party party, ResponseContent content, int revision = 1) => new(number, party, revision, content, Now, "記入者");

    /// <summary>A form whose first item says <paramref name="currentStatus"/>, with everything else blank.</summary>
    public static FormModel Saying(string currentStatus) =>
        FormModelBuilder.Build(SourceOf([Answer(1, Party.ConnectingFirm, ResponseContent.Empty with { CurrentStatus = currentStatus })]));

    private static FormAnswer[] DemoAnswers()
    {
        var file = JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(SeedFile("demo", "akebono-kakeibo.json")), Json)!;
        return
        [
            .. file.Answers.Select(answer =>
            {
                var last = answer.History[^1];
                return new FormAnswer(answer.Number, answer.Party, answer.History.Count, new()
                {
                    Implementation = last.Implementation,
                    CurrentStatus = last.CurrentStatus,
                    RecognizedIssues = last.RecognizedIssues,
                    RemediationPlan = last.RemediationPlan,
                    Remarks = last.Remarks,
                    PlanDueOn = last.PlanDueOn,
                    PlanOwner = last.PlanOwner ?? "",
                    Methods = last.Methods ?? AppliedMethods.None,
                }, Now.AddDays(-last.DaysAgo), answer.Party == Party.ConnectingFirm ? "記入者（デモ）" : "審査担当（デモ）");
            }),
        ];
    }

    private static string SeedFile(string folder, string name) => Path.Combine(TestEnvironment.SeedData, folder, name);

    private sealed record DemoFile(IReadOnlyList<DemoAnswer> Answers);

    private sealed record DemoAnswer(int Number, Party Party, IReadOnlyList<DemoRevision> History);

    private sealed record DemoRevision(
        int DaysAgo, Implementation Implementation, string CurrentStatus, string RecognizedIssues, string RemediationPlan, string Remarks, DateOnly? PlanDueOn, string? PlanOwner,
        AppliedMethods? Methods);
}
