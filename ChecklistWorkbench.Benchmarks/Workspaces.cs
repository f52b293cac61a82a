using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>Someone who may write answers of one party in one assessment.</summary>
internal sealed record Writer(Caller Caller, string Email, Guid AssessmentId, IReadOnlyList<Response> Answers);

/// <summary>Fills a database with assessments, each between a bank and a firm of its own, by the domain's verbs.</summary>
internal static class Workspaces
{
    /// <returns>Two writers for each workspace: the firm's, then the bank's.</returns>
    public static async Task<IReadOnlyList<Writer>> MakeAsync(BenchmarkDatabase database, int count, int revisions)
    {
        var edition = (await database.Get<EditionCatalogue>().GetAllAsync(CancellationToken.None))[0];
        List<Writer> writers = [];
        foreach (var number in Enumerable.Range(1, count))
        {
            var made = await database.Workbench.ChangeAsSystemAsync<Writer[]>(
                (db, nowUtc) => Task.FromResult<Outcome<Writer[]>>(Make(db, edition, number, revisions, nowUtc)), CancellationToken.None);
            writers.AddRange(made.Value);
        }

        return writers;
    }

    private static Writer[] Make(WorkbenchDbContext db, ChecklistEdition edition, int number, int revisions, DateTime nowUtc)
    {
        var (firm, contributor, firmCaller) = Enter(db, $"計測企業{number}", OrganizationKind.ConnectingFirm, Role.Contributor, nowUtc);
        var (bank, reviewer, bankCaller) = Enter(db, $"計測銀行{number}", OrganizationKind.FinancialInstitution, Role.Reviewer, nowUtc);
        var connection = Connection.Open("計測サービス", firm.Name, new ConnectionProfile(), reviewer.Participation, nowUtc);
        connection.Join(firm, contributor.Participation.Actor, nowUtc);
        var (assessment, responses) = Assessment.Open(connection, edition, AssessmentPurpose.PreScreening, 1, null, reviewer.Participation, nowUtc);
        db.AddRange(connection, assessment);
        db.AddRange(responses);
        foreach (var response in responses) Answer(assessment, response, response.Party == Party.ConnectingFirm ? contributor.Participation : reviewer.Participation, revisions, nowUtc);
        return
        [
            new(firmCaller, contributor.Email, assessment.Id, [.. responses.Where(r => r.Party == Party.ConnectingFirm)]),
            new(bankCaller, reviewer.Email, assessment.Id, [.. responses.Where(r => r.Party == Party.FinancialInstitution)]),
        ];
    }

    private static (Organization Organization, (Participation Participation, string Email) Person, Caller Caller) Enter(
        WorkbenchDbContext db, string name, OrganizationKind kind, Role role, DateTime nowUtc)
    {
        var organization = Organization.Register(name, kind, AuditActor.System, nowUtc);
        var person = Person.Join($"担当者（{name}）", $"{role}-{Guid.CreateVersion7():N}@measured.demo.example".ToLowerInvariant(), organization, AuditActor.System, nowUtc);
        var session = SignInSession.Start(person, organization.Id, "benchmark", "demo", nowUtc);
        db.AddRange(organization, person, Membership.Grant(person.Id, organization.Id, role, AuditActor.System, nowUtc), session);
        var participation = new Participation(person.Id, person.DisplayName, organization.Id, organization.Party, new HashSet<Role> { role });
        return (organization, (participation, person.Email), new Caller(person.Id, organization.Id, session.Id));
    }

    private static void Answer(Assessment assessment, Response response, Participation by, int revisions, DateTime nowUtc)
    {
        var content = DemoAnswers.All.GetValueOrDefault((response.ItemNumber, response.Party))
            ?? ResponseContent.Empty with { Implementation = Implementation.Implemented, CurrentStatus = "規程に定め、年1回見直している。" };
        for (var number = 1; number <= revisions; number++)
        {
            var next = content with { CurrentStatus = $"{content.CurrentStatus}\n（第{number}版）" };
            response.Save(assessment, response.Content.DifferenceTo(next), next, response.Revision, [], RevisionSource.Typed, by, nowUtc);
        }
    }
}
