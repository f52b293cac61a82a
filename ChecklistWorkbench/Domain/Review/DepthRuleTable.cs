using System.Globalization;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>One rule of a bank's table as it stands.</summary>
/// <param name="Number">Its line in the table, from 1; it keeps it.</param>
/// <param name="Given">What it was given with; null of a rule of the bank's own.</param>
/// <param name="IsOff">停止中.</param>
public sealed record BankDepthRule(string Id, int Number, DepthRuleContent Content, DepthRuleContent? Given, bool IsOff)
{
    public bool IsOwn => Given is null;

    public bool IsChanged => Given is not null && !Given.SaysTheSame(Content);

    /// <summary>How refusals and the trail call it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"R{Number}");
}

/// <summary>
/// A bank's table of 深度の目安: the given rules with what the bank made of them. A bank that changed nothing has the given ones, and gets new ones with a
/// new version of the product.
/// </summary>
/// <param name="Version">Number of the last change; 0 where the bank has changed nothing.</param>
/// <param name="ChangedUtc">When that was.</param>
/// <param name="Rules">Given ones first, then the bank's own, those that are off among them.</param>
public sealed record DepthRuleTable(int Version, DateTime? ChangedUtc, IReadOnlyList<BankDepthRule> Rules)
{
    private const string Own = "own-";

    /// <summary>The rules that speak.</summary>
    public IEnumerable<DepthRule> Speaking => Rules.Where(rule => !rule.IsOff).Select(rule => new DepthRule(rule.Id, rule.Content.When, rule.Content.Items, rule.Content.Depth, rule.Content.Reason));

    /// <param name="given">The rules that came with the product.</param>
    /// <param name="changes">The bank's, in any order.</param>
    public static DepthRuleTable Of(IReadOnlyList<DepthRule> given, IEnumerable<DepthRuleChange> changes)
    {
        var rules = given.Select((rule, index) => new BankDepthRule(rule.Id, index + 1, ContentOf(rule), ContentOf(rule), false)).ToList();
        var table = new DepthRuleTable(0, null, rules);
        return changes.OrderBy(change => change.Number).Aggregate(table, (current, change) => current.After(change));
    }

    /// <summary>The table with one more change; the caller may keep it or throw it away.</summary>
    public DepthRuleTable After(DepthRuleChange change)
    {
        var content = change.ReadContent();
        IReadOnlyList<BankDepthRule> rules = change.Act == DepthRuleAct.Add
            ? [.. Rules, new BankDepthRule(change.RuleId, 1 + (Rules.Count == 0 ? 0 : Rules.Max(rule => rule.Number)), content!, null, false)]
            // A rule that a later version of the product no longer gives is no longer there to be changed.
            : [.. Rules.Select(rule => rule.Id == change.RuleId ? Changed(rule, change.Act, content) : rule)];
        return new(change.Number, change.AtUtc, rules);
    }

    /// <summary>A change that may be kept; it is the caller's to keep it.</summary>
    /// <param name="act">What is done.</param>
    /// <param name="ruleId">To which rule; of none where one is added.</param>
    /// <param name="content">What it is to say; only where it is added or changed.</param>
    /// <param name="basedOn">The version of the table that the person saw.</param>
    /// <param name="known">The items there are to speak of.</param>
    /// <param name="by">Who.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<DepthRuleChange> Propose(DepthRuleAct act, string? ruleId, DepthRuleContent? content, int basedOn, IReadOnlySet<int> known, Participation by, DateTime atUtc)
    {
        if (!MayChange(by)) return new RoleMissing("DepthRules");
        if (basedOn != Version) return new DepthRulesChangedByAnother();
        var rule = Rules.FirstOrDefault(rule => rule.Id == ruleId);
        if (act != DepthRuleAct.Add && rule is null) return new NotFound();
        if (act == DepthRuleAct.Restore && rule is { IsOwn: true }) return new NoGivenRule();
        var says = act is DepthRuleAct.Add or DepthRuleAct.Change ? content?.Normalized() : null;
        if (act is DepthRuleAct.Add or DepthRuleAct.Change && says is null) return new InvalidField("DepthItems", "ChooseOne");
        if (says?.Fault(known) is { } fault) return fault;
        if (rule is not null && Changed(rule, act, says) is var next && next.IsOff == rule.IsOff && next.Content.SaysTheSame(rule.Content)) return new NothingChanged();
        var id = rule?.Id ?? $"{Own}{(Rules.Count(known => known.IsOwn) + 1).ToString(CultureInfo.InvariantCulture)}";
        var number = rule?.Number ?? 1 + (Rules.Count == 0 ? 0 : Rules.Max(known => known.Number));
        var change = new DepthRuleChange(Version + 1, act, id, $"R{number.ToString(CultureInfo.InvariantCulture)}", rule?.Content, says, by, atUtc);
        return After(change).Contradiction(id) is { } contradiction ? contradiction : change;
    }

    /// <summary>Whether <paramref name="by"/> reads the bank's table; a firm has no part in it.</summary>
    public static bool MayRead(Participation by) =>
        by.Party == Party.FinancialInstitution && by.OnlyConnections is null && by.HasAny(Role.Reviewer, Role.ReviewLead, Role.Auditor, Role.Administrator);

    /// <summary>Whether <paramref name="by"/> changes the bank's table.</summary>
    public static bool MayChange(Participation by) => MayRead(by) && by.HasAny(Role.ReviewLead, Role.Administrator);

    /// <summary>Two rules that speak for the same connections of the same item and want different depths: nobody could say which counts.</summary>
    private DepthRulesContradict? Contradiction(string id)
    {
        var rule = Rules.First(rule => rule.Id == id);
        if (rule.IsOff) return null;
        var other = Rules.FirstOrDefault(other => other.Id != id && !other.IsOff && other.Content.Depth != rule.Content.Depth
            && other.Content.When.IsSame(rule.Content.When) && other.Content.Items.Intersect(rule.Content.Items).Any());
        return other is null ? null : new(rule.Name, other.Name, string.Join('、', rule.Content.Items.Intersect(other.Content.Items).Order()));
    }

    private static BankDepthRule Changed(BankDepthRule rule, DepthRuleAct act, DepthRuleContent? content) => act switch
    {
        DepthRuleAct.Change => rule with { Content = content! },
        DepthRuleAct.SwitchOff => rule with { IsOff = true },
        DepthRuleAct.SwitchOn => rule with { IsOff = false },
        _ => rule with { Content = rule.Given ?? rule.Content, IsOff = false },
    };

    private static DepthRuleContent ContentOf(DepthRule rule) => new DepthRuleContent(rule.When, rule.Items, rule.Depth, rule.Reason).Normalized();
}

/// <summary>A colleague changed the table meanwhile; nothing was changed.</summary>
public sealed record DepthRulesChangedByAnother : Refusal;

/// <summary>The rule says that already.</summary>
public sealed record NothingChanged : Refusal;

/// <summary>The rule is the bank's own: there is nothing to go back to.</summary>
public sealed record NoGivenRule : Refusal;

/// <summary>Two rules with the same condition want different depths of the same items.</summary>
/// <param name="Rule">The one that was to be kept.</param>
/// <param name="Other">The one that is there.</param>
/// <param name="Items">Of which items.</param>
public sealed record DepthRulesContradict(string Rule, string Other, string Items) : Refusal
{
    public override object[] Arguments => [Rule, Other, Items];
}
