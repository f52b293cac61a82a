using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Tests.Testing;

/// <summary>
/// Domain objects without a database: an edition of three items (1 for the firm, 2 for the bank, 3 for both), a bank, a firm, and an assessment between them.
/// </summary>
public sealed class OnPaper
{
    public static readonly DateTime Now = TestClock.Start;

    public OnPaper(AssessmentState state = AssessmentState.Drafting)
    {
        Bank = Organization.Register("銀行", OrganizationKind.FinancialInstitution, AuditActor.System, Now);
        Firm = Organization.Register("事業者", OrganizationKind.ConnectingFirm, AuditActor.System, Now);
        Connection = Connection.Open("サービス", "事業者", new ConnectionProfile(), By(Party.FinancialInstitution, Role.ReviewLead), Now);
        Connection.Join(Firm, AuditActor.System, Now);
        (Assessment, Responses) = Assessment.Open(Connection, Edition, AssessmentPurpose.PreScreening, 1, null, By(Party.FinancialInstitution, Role.ReviewLead), Now);
        TakeTo(state);
    }

    public static ChecklistEdition Edition { get; } = new(
        "paper", "紙の版", "試験", new DateOnly(2018, 10, 12), null, "発行", "解説",
        [new Category(1, "区分", "目的")],
        [ItemFor(1, ResponsibleParty.ConnectingFirm), ItemFor(2, ResponsibleParty.FinancialInstitution), ItemFor(3, ResponsibleParty.Both)], []);

    public Organization Bank { get; }

    public Organization Firm { get; }

    public Connection Connection { get; }

    public Assessment Assessment { get; }

    public IReadOnlyList<Response> Responses { get; }

    public Submission? Submission { get; private set; }

    public Response this[int number, Party party] => Responses.Single(response => response.ItemNumber == number && response.Party == party);

    public Participation By(Party party, params Role[] roles) => new(
        Guid.CreateVersion7(), $"{party} {string.Join('+', roles)}", party == Party.FinancialInstitution ? Bank.Id : Firm.Id, party, roles.ToHashSet());

    public Participation FirmApprover => By(Party.ConnectingFirm, Role.Approver);

    public Participation Reviewer => By(Party.FinancialInstitution, Role.Reviewer);

    /// <summary>Saves <paramref name="proposed"/> as the party's own writer.</summary>
    public SaveOutcome Save(Response response, ResponseField fields, ResponseContent proposed, int basedOn, IReadOnlyList<ResponseRevision>? since = null, Participation? by = null) =>
        response.Save(Assessment, fields, proposed, basedOn, since ?? [], RevisionSource.Typed,
            by ?? By(response.Party, response.Party == Party.ConnectingFirm ? Role.Contributor : Role.Reviewer), Now);

    private void TakeTo(AssessmentState state)
    {
        if (state == AssessmentState.Drafting) return;
        if (state == AssessmentState.Withdrawn)
        {
            Assert.True(Assessment.Withdraw("", FirmApprover, Now).Succeeded);
            return;
        }

        Submission = Assessment.Submit(1, Responses, "提出", FirmApprover, Now).Value;
        if (state == AssessmentState.Submitted) return;
        Assert.True(Assessment.TakeUnderReview(Reviewer, Now).Succeeded);
        if (state == AssessmentState.UnderReview) return;
        if (state == AssessmentState.Decided)
        {
            Assert.True(Assessment.Decide("", Submission.Id, By(Party.FinancialInstitution, Role.ReviewLead), Now).Succeeded);
            return;
        }

        Assert.True(Assessment.Close("", By(Party.FinancialInstitution, Role.ReviewLead), Now).Succeeded);
    }

    private static ChecklistItem ItemFor(int number, ResponsibleParty target) => new(number, 1, target, $"目標{number}", "説明", [1, 1], false, [], [], []);
}
