using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Benchmarks.Overview;

/// <summary>A bank whose firms were rated year after year, made by the domain's verbs.</summary>
internal static class ManyFirms
{
    /// <summary>How the verdicts spread, so that a chart of them has something to show.</summary>
    private static readonly RatingValue[] Spread =
    [
        RatingValue.Sufficient, RatingValue.Sufficient, RatingValue.MostlySufficient, RatingValue.Sufficient, RatingValue.NeedsImprovement, RatingValue.MostlySufficient,
        RatingValue.Sufficient, RatingValue.OutOfScope, RatingValue.Sufficient, RatingValue.Sufficient, RatingValue.Insufficient,
    ];

    /// <returns>The bank's reviewer.</returns>
    public static async Task<Caller> MakeAsync(BenchmarkDatabase database, int firms, int rounds)
    {
        var edition = (await database.Get<EditionCatalogue>().GetAllAsync(CancellationToken.None))[0];
        var bank = await database.Workbench.ChangeAsSystemAsync<Team>((db, nowUtc) => Task.FromResult<Outcome<Team>>(
            Enter(db, "計測銀行", OrganizationKind.FinancialInstitution, [Role.Reviewer, Role.ReviewLead], nowUtc)), CancellationToken.None);
        for (var number = 1; number <= firms; number++)
        {
            var at = number;
            await database.Workbench.ChangeAsSystemAsync<Done>((db, nowUtc) => Task.FromResult<Outcome<Done>>(AddFirm(db, edition, bank.Value, at, rounds, nowUtc)), CancellationToken.None);
        }

        return bank.Value.Caller;
    }

    private static Done AddFirm(WorkbenchDbContext db, ChecklistEdition edition, Team bank, int number, int rounds, DateTime nowUtc)
    {
        var firm = Enter(db, $"計測企業{number:000}", OrganizationKind.ConnectingFirm, [Role.Contributor, Role.Approver], nowUtc);
        var connection = Connection.Open("計測サービス", firm.Organization.Name, new ConnectionProfile(), bank.By, nowUtc);
        connection.Join(firm.Organization, firm.By.Actor, nowUtc);
        db.Add(connection);
        for (var round = 1; round <= rounds; round++)
        {
            var year = nowUtc.AddYears(round - rounds).AddDays(-number);
            var (assessment, responses) = Assessment.Open(connection, edition, AssessmentPurpose.PreScreening, round, JapanTime.DateOf(year.AddDays(90)), bank.By, year);
            foreach (var response in responses)
            {
                var next = ResponseContent.Empty with { Implementation = Implementation.Implemented, CurrentStatus = "規程に定め、年1回見直している。" };
                response.Save(assessment, response.Content.DifferenceTo(next), next, 0, [], RevisionSource.Typed, response.Party == Party.ConnectingFirm ? firm.By : bank.By, year);
            }

            db.AddRange(assessment, assessment.Submit(1, responses, "", firm.By, year).Value);
            db.AddRange(responses);
            assessment.TakeUnderReview(bank.By, year);
            foreach (var response in responses.Where(response => response.Party == Party.ConnectingFirm))
            {
                var rating = new Rating(assessment.Id, response.ItemNumber, RatingSeat.First);
                // Later rounds are a little better, and firms differ.
                var value = Spread[((response.ItemNumber * 7) + (number * 3) + round) % (Spread.Length - (round == rounds && number % 3 > 0 ? 1 : 0))];
                rating.Say(new() { Value = value }, response, 0, bank.By, year);
                db.Add(rating);
                if (round == rounds && value == RatingValue.Insufficient)
                    db.Add(Finding.Raise(assessment, response.ItemNumber, response.ItemNumber, FindingSeverity.Medium, "対策の記録が示されていない。", bank.By, year).Value);
            }

            if (round < rounds) assessment.Close("", bank.By, year);
        }

        return default;
    }

    private static Team Enter(WorkbenchDbContext db, string name, OrganizationKind kind, Role[] roles, DateTime nowUtc)
    {
        var organization = Organization.Register(name, kind, AuditActor.System, nowUtc);
        var person = Person.Join($"担当者（{name}）", $"{Guid.CreateVersion7():N}@measured.demo.example", organization, AuditActor.System, nowUtc);
        var session = SignInSession.Start(person, organization.Id, "benchmark", "demo", nowUtc);
        db.AddRange(organization, person, session);
        db.AddRange(roles.Select(role => Membership.Grant(person.Id, organization.Id, role, AuditActor.System, nowUtc)));
        return new(organization, new Participation(person.Id, person.DisplayName, organization.Id, organization.Party, roles.ToHashSet()), new Caller(person.Id, organization.Id, session.Id));
    }

    private sealed record Team(Organization Organization, Participation By, Caller Caller);
}
