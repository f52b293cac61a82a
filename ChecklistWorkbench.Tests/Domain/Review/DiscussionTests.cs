using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class DiscussionTests
{
    private static readonly HashSet<Role> FirmSpeakers = [Role.Contributor, Role.Approver];
    private static readonly HashSet<Role> BankSpeakers = [Role.Reviewer, Role.ReviewLead];

    public static MatrixTheoryData<AssessmentState, Party, Role> StatesAndPeople => new(Enum.GetValues<AssessmentState>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    /// <summary>The whole table, written a second time: state of the thread × act × whether it and the message are shared × whose question.</summary>
    [Theory, MemberData(nameof(StatesAndPeople))]
    public void Every_cell_of_the_table_holds(AssessmentState state, Party party, Role role)
    {
        var paper = new OnPaper();
        var by = paper.By(party, role);
        var maySpeak = (party == Party.ConnectingFirm ? FirmSpeakers : BankSpeakers).Contains(role);
        var isOpen = state is not (AssessmentState.Closed or AssessmentState.Withdrawn);
        Assert.Equal(maySpeak && isOpen, DiscussionRules.BarrierToAsking(state, by) is null);

        foreach (var thread in Enum.GetValues<DiscussionState>())
        {
            foreach (var (threadIsShared, messageIsShared, isAsker) in new[] { (true, true, true), (true, true, false), (true, false, true), (true, false, false), (false, true, true), (false, false, true) })
            {
                var asker = isAsker ? by.OrganizationId : party == Party.ConnectingFirm ? paper.Bank.Id : paper.Firm.Id;
                foreach (var act in Enum.GetValues<DiscussionAct>())
                {
                    var expected = maySpeak && isOpen && thread != DiscussionState.Closed && (threadIsShared, messageIsShared, isAsker) switch
                    {
                        (true, true, true) => act is DiscussionAct.Ask or DiscussionAct.Comment or DiscussionAct.Close,
                        (true, true, false) => act is DiscussionAct.Comment or DiscussionAct.Answer,
                        (true, false, _) => act is DiscussionAct.Comment,
                        (false, true, _) => act is DiscussionAct.Ask,
                        _ => true,
                    };

                    var barrier = DiscussionRules.BarrierTo(act, messageIsShared, new(thread, threadIsShared, asker), state, by);

                    Assert.True(expected == barrier is null, $"{state} {party} {role}: {act} {(messageIsShared ? "shared" : "internal")} in {thread} {(threadIsShared ? "shared" : "internal")} asked by {(isAsker ? "own" : "other")}: {barrier}");
                }
            }
        }
    }

    [Fact]
    public void A_question_is_answered_asked_on_answered_again_and_closed()
    {
        var (paper, thread) = Asked();
        var (firm, bank) = (paper.By(Party.ConnectingFirm, Role.Contributor), paper.Reviewer);

        Assert.Equal(DiscussionState.Open, thread.State);
        Say(paper, thread, DiscussionAct.Answer, firm);
        Assert.Equal(DiscussionState.Answered, thread.State);
        Say(paper, thread, DiscussionAct.Comment, bank);
        Assert.Equal(DiscussionState.Answered, thread.State);
        Say(paper, thread, DiscussionAct.Ask, bank);
        Assert.Equal(DiscussionState.Open, thread.State);
        Say(paper, thread, DiscussionAct.Answer, firm);
        Say(paper, thread, DiscussionAct.Close, bank);

        Assert.Equal(DiscussionState.Closed, thread.State);
        Assert.Equal([1, 2, 3, 4, 5, 6], thread.Messages.Select(message => message.Number));
        Assert.IsType<DiscussionIsClosed>(thread.Say(paper.Assessment, DiscussionAct.Comment, Words(), firm, OnPaper.Now).Refusal);
    }

    [Fact]
    public void An_internal_thread_is_its_own_side_s_until_the_first_shared_question()
    {
        var (paper, thread) = Asked(isShared: false);
        Assert.False(thread.IsSeenBy(paper.Firm.Id));
        Say(paper, thread, DiscussionAct.Answer, paper.Reviewer, isShared: false);
        Assert.Equal(DiscussionState.Answered, thread.State);

        Say(paper, thread, DiscussionAct.Ask, paper.Reviewer);

        Assert.True(thread.IsSeenBy(paper.Firm.Id));
        Assert.Equal(DiscussionState.Open, thread.State);
        Assert.Equal([false, false, true], thread.Messages.Select(message => message.IsShared));
    }

    [Fact]
    public void Shared_messages_are_in_the_connection_s_chain_and_internal_ones_in_the_organisation_s_own()
    {
        var (paper, thread) = Asked();
        Say(paper, thread, DiscussionAct.Comment, paper.Reviewer, isShared: false);

        var records = thread.TakeAuditRecords();

        Assert.Equal([AuditActions.DiscussionAsked, AuditActions.DiscussionCommented], records.Select(record => record.Action));
        Assert.Equal([paper.Assessment.ChainId, AuditChain.OfOrganization(paper.Bank.Id)], records.Select(record => record.ChainId));
        Assert.All(records, record => Assert.Equal((thread.Id, 3), (record.SubjectId, record.ItemNumber)));
    }

    private static (OnPaper Paper, Discussion Thread) Asked(bool isShared = true)
    {
        var paper = new OnPaper(AssessmentState.UnderReview);
        return (paper, Discussion.Open(paper.Assessment, 3, Words(isShared), paper.Reviewer, OnPaper.Now).Value);
    }

    private static void Say(OnPaper paper, Discussion thread, DiscussionAct act, Participation by, bool isShared = true) =>
        Assert.Null(thread.Say(paper.Assessment, act, Words(isShared), by, OnPaper.Now).Refusal);

    private static MessageWords Words(bool isShared = true) => new("ことば", isShared, []);
}
