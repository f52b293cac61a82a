using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class FieldRulesTests
{
    private static readonly HashSet<(Party, Role)> Writers =
    [
        (Party.ConnectingFirm, Role.Contributor), (Party.ConnectingFirm, Role.Approver),
        (Party.FinancialInstitution, Role.Reviewer), (Party.FinancialInstitution, Role.ReviewLead),
    ];

    private static readonly HashSet<(Party, Role)> Readers = [.. Writers, (Party.ConnectingFirm, Role.Auditor), (Party.FinancialInstitution, Role.Auditor)];

    private static readonly HashSet<Role> ConnectionManagers = [Role.Approver, Role.ReviewLead, Role.Administrator];

    public static MatrixTheoryData<Party, Role> Everyone => new(Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Everyone))]
    public void Every_cell_of_the_writing_table_holds(Party side, Role role)
    {
        var by = new OnPaper().By(side, role);
        foreach (var party in Enum.GetValues<Party>())
        {
            foreach (var state in Enum.GetValues<AssessmentState>())
            {
                foreach (var @lock in Enum.GetValues<ResponseLock>())
                {
                    Assert.Equal(Expected(side, role, party, state, @lock, false), FieldRules.BarrierToWriting(party, @lock, false, state, by));
                    Assert.Equal(Expected(side, role, party, state, @lock, true), FieldRules.BarrierToWriting(party, @lock, true, state, by));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Everyone))]
    public void Every_cell_of_the_reading_table_holds(Party side, Role role) =>
        Assert.Equal(Readers.Contains((side, role)), FieldRules.CanRead(new OnPaper().By(side, role)));

    [Theory, MemberData(nameof(Everyone))]
    public void Every_cell_of_the_managing_table_holds(Party side, Role role) =>
        Assert.Equal(ConnectionManagers.Contains(role), FieldRules.CanManageConnection(new OnPaper().By(side, role)));

    [Theory, MemberData(nameof(Everyone))]
    public void Every_cell_of_the_tailoring_table_holds(Party side, Role role)
    {
        var by = new OnPaper().By(side, role);
        var isOfBank = side == Party.FinancialInstitution && role is (Role.Reviewer or Role.ReviewLead);

        Assert.Equal(isOfBank, FieldRules.MayTailor(by));
        Assert.All(Enum.GetValues<AssessmentState>(), state => Assert.Equal(isOfBank && state == AssessmentState.Drafting, FieldRules.CanTailor(state, by)));
        Assert.Equal(isOfBank, FieldRules.CanKeepLibrary(by));
        Assert.Equal(isOfBank || (side == Party.FinancialInstitution && role == Role.Auditor), FieldRules.CanReadLibrary(by));
    }

    [Fact]
    public void Roles_add_up_and_none_takes_away()
    {
        var by = new OnPaper().By(Party.ConnectingFirm, Role.Auditor, Role.Contributor);

        Assert.Null(FieldRules.BarrierToWriting(Party.ConnectingFirm, ResponseLock.None, false, AssessmentState.Drafting, by));
    }

    [Fact]
    public void A_draft_is_read_by_its_writer_alone()
    {
        var paper = new OnPaper();
        var writer = paper.By(Party.ConnectingFirm, Role.Contributor);

        Assert.True(FieldRules.CanReadDraft(writer.PersonId, writer));
        Assert.False(FieldRules.CanReadDraft(writer.PersonId, paper.FirmApprover));
        Assert.False(FieldRules.CanReadDraft(writer.PersonId, paper.Reviewer));
    }

    private static WriteBarrier? Expected(Party side, Role role, Party party, AssessmentState state, ResponseLock @lock, bool isExcluded)
    {
        if (side != party) return WriteBarrier.OtherParty;
        if (!Writers.Contains((side, role))) return WriteBarrier.Role;
        if (state != AssessmentState.Drafting) return WriteBarrier.State;
        if (isExcluded) return WriteBarrier.Excluded;
        return @lock switch { ResponseLock.None => null, ResponseLock.Submitted => WriteBarrier.Submitted, _ => WriteBarrier.Accepted };
    }
}
