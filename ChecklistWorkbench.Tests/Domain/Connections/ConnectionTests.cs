using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Connections;

public sealed class ConnectionTests
{
    private readonly OnPaper _paper = new();

    [Theory]
    [InlineData(Party.FinancialInstitution)]
    [InlineData(Party.ConnectingFirm)]
    public void Whoever_opens_it_takes_their_side_and_the_other_side_stays_free(Party party)
    {
        var by = _paper.By(party, Role.Administrator);

        var connection = Open(by);

        Assert.True(connection.IsParty(by.OrganizationId));
        Assert.False(connection.IsComplete);
        Assert.Equal(by.OrganizationId, party == Party.FinancialInstitution ? connection.FinancialInstitutionId : connection.ConnectingFirmId);
        Assert.Equal(AuditActions.ConnectionOpened, Assert.Single(connection.TakeAuditRecords()).Action);
    }

    [Fact]
    public void The_other_party_completes_it()
    {
        var connection = Open(_paper.By(Party.FinancialInstitution, Role.ReviewLead));

        connection.Join(_paper.Firm, AuditActor.System, OnPaper.Now);

        Assert.True(connection.IsComplete);
        Assert.True(connection.IsParty(_paper.Firm.Id));
    }

    [Fact]
    public void A_side_is_taken_once()
    {
        var connection = Open(_paper.By(Party.FinancialInstitution, Role.ReviewLead));
        var another = Organization.Register("別の銀行", OrganizationKind.FinancialInstitution, AuditActor.System, OnPaper.Now);

        Assert.Throws<InvalidOperationException>(() => connection.Join(another, AuditActor.System, OnPaper.Now));
        Assert.False(connection.IsParty(another.Id));
    }

    [Fact]
    public void A_third_organisation_is_no_party() => Assert.False(_paper.Connection.IsParty(Guid.CreateVersion7()));

    [Fact]
    public void A_changed_profile_is_recorded_old_and_new_and_an_unchanged_one_is_not()
    {
        var by = _paper.Reviewer;
        _paper.Connection.TakeAuditRecords();
        var version = _paper.Connection.Version;

        _paper.Connection.ChangeProfile(" サービス ", new ConnectionProfile(), by, OnPaper.Now);
        Assert.Empty(_paper.Connection.TakeAuditRecords());
        Assert.Equal(version, _paper.Connection.Version);

        _paper.Connection.ChangeProfile("サービス", new ConnectionProfile { ApiKinds = ApiKinds.Inquiry | ApiKinds.Update }, by, OnPaper.Now);
        Assert.Contains("\"new\":{\"apiKinds\":\"Inquiry, Update\"", CanonicalJson.Write(Assert.Single(_paper.Connection.TakeAuditRecords()).Details), StringComparison.Ordinal);
        Assert.Equal(version + 1, _paper.Connection.Version);
    }

    [Fact]
    public void An_assessment_needs_both_parties() => Assert.Throws<InvalidOperationException>(() => Assessment.Open(
        Open(_paper.Reviewer), OnPaper.Edition, AssessmentPurpose.PreScreening, 1, null, _paper.Reviewer, OnPaper.Now));

    [Fact]
    public void An_assessment_opens_one_empty_answer_for_each_item_and_answering_party() => Assert.Equal(
        [(1, Party.ConnectingFirm), (2, Party.FinancialInstitution), (3, Party.ConnectingFirm), (3, Party.FinancialInstitution)],
        _paper.Responses.Select(response => (response.ItemNumber, response.Party)));

    private static Connection Open(Participation by) => Connection.Open("サービス", "相手", new ConnectionProfile(), by, OnPaper.Now);
}
