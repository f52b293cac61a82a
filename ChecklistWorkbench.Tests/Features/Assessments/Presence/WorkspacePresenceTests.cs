using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Presence;

namespace ChecklistWorkbench.Tests.Features.Assessments.Presence;

public sealed class WorkspacePresenceTests
{
    private static Participation Person(Party party) => new(Guid.NewGuid(), party.ToString(), Guid.NewGuid(), party, new HashSet<Role>());

    [Fact]
    public void Others_are_seen_where_they_are_and_gone_when_they_leave()
    {
        var presence = new WorkspacePresence();
        var room = Guid.NewGuid();
        var told = 0;
        using var mine = presence.Enter(room, Person(Party.ConnectingFirm), () => told++);
        var theirs = presence.Enter(room, Person(Party.FinancialInstitution), () => { });

        theirs.MoveTo(9, isWriting: true);
        Assert.Equal((9, true), (Assert.Single(mine.Others).ItemNumber, mine.Others[0].IsWriting));
        theirs.Dispose();

        Assert.Empty(mine.Others);
        Assert.Equal(3, told);
    }

    [Fact]
    public void A_person_s_other_window_and_another_assessment_do_not_count()
    {
        var presence = new WorkspacePresence();
        var (room, me) = (Guid.NewGuid(), Person(Party.ConnectingFirm));
        using var mine = presence.Enter(room, me, () => { });
        using var myOtherWindow = presence.Enter(room, me, () => { });
        using var elsewhere = presence.Enter(Guid.NewGuid(), Person(Party.FinancialInstitution), () => { });

        Assert.Empty(mine.Others);
    }
}
