using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>What a bank does to its table of 深度の目安.</summary>
public enum DepthRuleAct
{
    /// <summary>追加: a rule of the bank's own.</summary>
    Add,

    /// <summary>変更.</summary>
    Change,

    /// <summary>停止: it speaks no more.</summary>
    SwitchOff,

    /// <summary>再開.</summary>
    SwitchOn,

    /// <summary>元に戻す: a given rule says again what it was given with.</summary>
    Restore,
}

/// <summary>One change of a bank's table. Append-only; <see cref="DepthRuleTable"/> is what the given rules and these add up to.</summary>
public sealed class DepthRuleChange : AuditedEntity
{
    private DepthRuleChange() { }

    internal DepthRuleChange(int number, DepthRuleAct act, string ruleId, string ruleName, DepthRuleContent? before, DepthRuleContent? content, Participation by, DateTime atUtc)
    {
        (OrganizationId, Number, Act, RuleId) = (by.OrganizationId, number, act, ruleId);
        ContentJson = content is null ? null : CanonicalJson.Write(content);
        (ByPersonId, ByName, AtUtc) = (by.PersonId, by.PersonName, atUtc);
        Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.DepthRulesChanged, by.Actor, atUtc, by.OrganizationId,
            Details: new { Version = number, act, Rule = ruleName, Content = content is null ? null : new AuditChange(before, content) }));
    }

    /// <summary>The bank whose table it is.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>From 1, without gaps, per bank: the table's version from then on.</summary>
    public int Number { get; private init; }

    public DepthRuleAct Act { get; private init; }

    /// <summary>The given rule's id, or the bank's own (<c>own-1</c>).</summary>
    public string RuleId { get; private init; } = "";

    /// <summary>What the rule says from then on; null where the act changes nothing of that.</summary>
    public string? ContentJson { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public DepthRuleContent? ReadContent() => ContentJson is null ? null : CanonicalJson.Read<DepthRuleContent>(ContentJson);
}
