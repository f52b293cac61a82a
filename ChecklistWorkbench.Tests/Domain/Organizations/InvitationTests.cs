using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Organizations;

public sealed class InvitationTests
{
    private readonly Participation _administrator = new OnPaper().By(Party.ConnectingFirm, Role.Administrator);

    [Fact]
    public void The_token_is_given_once_and_only_its_hash_is_kept_or_recorded()
    {
        var (invitation, token) = Make();

        Assert.Equal(64, token.Length);
        Assert.Equal(Invitation.HashOf(token), invitation.TokenHash);
        Assert.NotEqual(token, invitation.TokenHash);
        Assert.DoesNotContain(token, CanonicalJson.Write(invitation.TakeAuditRecords()), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_tokens_are_the_same() => Assert.Equal(50, Enumerable.Range(0, 50).Select(_ => Make().Token).Distinct().Count());

    [Fact]
    public void It_is_open_for_seven_days_to_the_moment()
    {
        var (invitation, _) = Make();

        Assert.True(invitation.IsOpen(OnPaper.Now.AddDays(7).AddTicks(-1)));
        Assert.False(invitation.IsOpen(OnPaper.Now.AddDays(7)));
        Assert.Throws<InvalidOperationException>(() => invitation.Use(OnPaper.Now.AddDays(7)));
    }

    [Fact]
    public void It_works_once()
    {
        var (invitation, _) = Make();

        invitation.Use(OnPaper.Now);

        Assert.False(invitation.IsOpen(OnPaper.Now));
        Assert.Throws<InvalidOperationException>(() => invitation.Use(OnPaper.Now));
    }

    [Fact]
    public void The_inviting_organisations_trail_says_who_was_invited_as_what()
    {
        var (invitation, _) = Make();

        var record = Assert.Single(invitation.TakeAuditRecords());
        Assert.Equal((AuditActions.PersonInvited, AuditChain.OfOrganization(_administrator.OrganizationId)), (record.Action, record.ChainId));
        Assert.Contains("newcomer@demo.example", CanonicalJson.Write(record.Details), StringComparison.Ordinal);
        Assert.Contains("Contributor", CanonicalJson.Write(record.Details), StringComparison.Ordinal);
    }

    private (Invitation Invitation, string Token) Make() => Invitation.Make(" newcomer@demo.example ", [Role.Contributor], null, _administrator, OnPaper.Now);
}
