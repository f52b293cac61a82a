using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class DepthRuleTableTests
{
    private static readonly IReadOnlySet<int> Known = Enumerable.Range(1, 44).ToHashSet();

    private static readonly DepthCondition OnUpdates = DepthCondition.Always with { ApiKinds = ApiKinds.Update };

    private static readonly DepthRule[] Given =
    [
        new("a", OnUpdates, [9, 14], ReviewDepth.Detailed, "更新系のため"),
        new("b", DepthCondition.Always with { UsersAtLeast = 100_000 }, [9], ReviewDepth.Detailed, "利用者が多いため"),
    ];

    private static readonly DepthRuleContent Ours = new(DepthCondition.Always, [20, 5], ReviewDepth.Simple, " 小規模のため ");

    public static MatrixTheoryData<Party, Role> Roles => new(Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Roles))]
    public void The_lead_and_the_administrator_of_a_bank_change_its_table_and_its_people_read_it(Party party, Role role)
    {
        var by = new OnPaper().By(party, role);

        Assert.Equal(party == Party.FinancialInstitution && role is Role.ReviewLead or Role.Administrator && party == Party.FinancialInstitution, DepthRuleTable.MayChange(by));
        Assert.Equal(party == Party.FinancialInstitution && role is Role.Reviewer or Role.ReviewLead or Role.Auditor or Role.Administrator && party == Party.FinancialInstitution, DepthRuleTable.MayRead(by));
        Assert.False(DepthRuleTable.MayRead(by with { OnlyConnections = new HashSet<Guid>() }));
        if (!DepthRuleTable.MayChange(by)) Assert.IsType<RoleMissing>(DepthRuleTable.Of(Given, []).Propose(DepthRuleAct.Add, null, Ours, 0, Known, by, OnPaper.Now).Refusal);
    }

    [Fact]
    public void A_bank_begins_with_the_given_rules_and_what_it_changes_is_its_own()
    {
        var lead = new OnPaper().By(Party.FinancialInstitution, Role.ReviewLead);
        var given = DepthRuleTable.Of(Given, []);
        Assert.Equal((0, 2, 2), (given.Version, given.Rules.Count, given.Speaking.Count()));

        var changes = new List<DepthRuleChange>();
        Do(DepthRuleAct.Add, null, Ours);
        Do(DepthRuleAct.Change, "a", new(OnUpdates, [9], ReviewDepth.Detailed, "更新系のため"));
        Do(DepthRuleAct.SwitchOff, "b", null);

        var table = DepthRuleTable.Of(Given, changes);
        Assert.Equal((3, "own-1", "R3", "小規模のため"), (table.Version, table.Rules[2].Id, table.Rules[2].Name, table.Rules[2].Content.Reason));
        Assert.Equal([5, 20], table.Rules[2].Content.Items);
        Assert.Equal([(true, false, false), (false, true, false), (false, false, true)], table.Rules.Select(rule => (rule.IsChanged, rule.IsOff, rule.IsOwn)));
        Assert.Equal(["a", "own-1"], table.Speaking.Select(rule => rule.Id));
        var many = new ConnectionProfile { ApiKinds = ApiKinds.Inquiry, ExpectedUsers = 200_000 };
        Assert.Equal((ReviewDepth.Detailed, ReviewDepth.Standard), (SuggestedDepth.Of(9, many, given.Speaking).Depth, SuggestedDepth.Of(9, many, table.Speaking).Depth));

        Do(DepthRuleAct.Restore, "a", null);
        Do(DepthRuleAct.SwitchOn, "b", null);
        var back = DepthRuleTable.Of(Given, changes);
        Assert.All(back.Rules.Take(2), rule => Assert.False(rule.IsChanged || rule.IsOff));
        Assert.Equal(5, back.Version);

        void Do(DepthRuleAct act, string? rule, DepthRuleContent? content)
        {
            var made = DepthRuleTable.Of(Given, changes).Propose(act, rule, content, changes.Count, Known, lead, OnPaper.Now);
            Assert.Null(made.Refusal);
            changes.Add(made.Value);
        }
    }

    [Fact]
    public void Every_change_is_in_the_bank_s_own_trail_with_what_it_was_before()
    {
        var paper = new OnPaper();
        var made = DepthRuleTable.Of(Given, []).Propose(
            DepthRuleAct.Change, "a", new(OnUpdates, [9], ReviewDepth.Standard, "理由"), 0, Known, paper.By(Party.FinancialInstitution, Role.Administrator), OnPaper.Now).Value;

        var record = Assert.Single(made.TakeAuditRecords());
        Assert.Equal((AuditActions.DepthRulesChanged, AuditChain.OfOrganization(paper.Bank.Id)), (record.Action, record.ChainId));
        var details = CanonicalJson.Write(record.Details);
        Assert.Contains("\"rule\":\"R1\"", details, StringComparison.Ordinal);
        Assert.Contains("\"old\":{", details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown item", "DepthItems", "NoSuchItem")]
    [InlineData("no item", "DepthItems", "ChooseOne")]
    [InlineData("no reason", "DepthReason", "Required")]
    [InlineData("long reason", "DepthReason", "TooLong")]
    [InlineData("negative", "DepthFigures", "NotNegative")]
    [InlineData("never by users", "DepthCondition", "NeverHolds")]
    [InlineData("never by kinds", "DepthCondition", "NeverHolds")]
    [InlineData("nothing said", "DepthItems", "ChooseOne")]
    public void Bad_input_is_refused_by_its_field(string what, string field, string rule)
    {
        var content = what switch
        {
            "unknown item" => Ours with { Items = [5, 45] },
            "no item" => Ours with { Items = [] },
            "no reason" => Ours with { Reason = "　" },
            "long reason" => Ours with { Reason = new string('あ', Lengths.Sentence + 1) },
            "negative" => Ours with { When = DepthCondition.Always with { CallsAtLeast = -1 } },
            "never by users" => Ours with { When = DepthCondition.Always with { UsersAtLeast = 10, UsersBelow = 10 } },
            "never by kinds" => Ours with { When = OnUpdates with { OnlyInquiry = true } },
            _ => null,
        };

        var refusal = Assert.IsType<InvalidField>(Propose(DepthRuleAct.Add, null, content).Refusal);
        Assert.Equal((field, rule), (refusal.Field, refusal.Rule));
    }

    [Fact]
    public void Two_rules_that_want_different_depths_of_an_item_under_one_condition_are_both_named()
    {
        var contradicting = new DepthRuleContent(DepthCondition.Always with { ApiKinds = ApiKinds.Update }, [14, 30], ReviewDepth.Simple, "理由");
        Assert.Equal(new DepthRulesContradict("R3", "R1", "14"), Propose(DepthRuleAct.Add, null, contradicting).Refusal);

        Assert.Null(Propose(DepthRuleAct.Add, null, contradicting with { Depth = ReviewDepth.Detailed }).Refusal);
        Assert.Null(Propose(DepthRuleAct.Add, null, contradicting with { Items = [30] }).Refusal);
        Assert.Null(Propose(DepthRuleAct.Add, null, contradicting with { When = DepthCondition.Always }).Refusal);

        // A rule that is off contradicts nobody, until it is to speak again.
        var lead = new OnPaper().By(Party.FinancialInstitution, Role.ReviewLead);
        var off = Propose(DepthRuleAct.SwitchOff, "a", null).Value;
        var added = DepthRuleTable.Of(Given, [off]).Propose(DepthRuleAct.Add, null, contradicting, 1, Known, lead, OnPaper.Now).Value;
        Assert.Equal(new DepthRulesContradict("R1", "R3", "14"), DepthRuleTable.Of(Given, [off, added]).Propose(DepthRuleAct.SwitchOn, "a", null, 2, Known, lead, OnPaper.Now).Refusal);
    }

    [Fact]
    public void A_stale_version_an_unknown_rule_and_a_change_of_nothing_are_refused()
    {
        Assert.IsType<DepthRulesChangedByAnother>(Propose(DepthRuleAct.Add, null, Ours, basedOn: 1).Refusal);
        Assert.IsType<NotFound>(Propose(DepthRuleAct.SwitchOff, "own-7", null).Refusal);
        Assert.IsType<NothingChanged>(Propose(DepthRuleAct.SwitchOn, "a", null).Refusal);
        Assert.IsType<NothingChanged>(Propose(DepthRuleAct.Restore, "a", null).Refusal);
        Assert.IsType<NothingChanged>(Propose(DepthRuleAct.Change, "a", new(OnUpdates, [14, 9, 9], ReviewDepth.Detailed, "更新系のため ")).Refusal);
        var added = Propose(DepthRuleAct.Add, null, Ours).Value;
        Assert.IsType<NoGivenRule>(DepthRuleTable.Of(Given, [added]).Propose(DepthRuleAct.Restore, "own-1", null, 1, Known, new OnPaper().By(Party.FinancialInstitution, Role.ReviewLead), OnPaper.Now).Refusal);
    }

    private static Outcome<DepthRuleChange> Propose(DepthRuleAct act, string? rule, DepthRuleContent? content, int basedOn = 0) =>
        DepthRuleTable.Of(Given, []).Propose(act, rule, content, basedOn, Known, new OnPaper().By(Party.FinancialInstitution, Role.ReviewLead), OnPaper.Now);
}
