using ChecklistWorkbench.Domain.AuditTrail;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>What a bank did to an assessment's list of items.</summary>
public enum TailoringAct
{
    /// <summary>対象外にした.</summary>
    Excluded,

    /// <summary>対象に戻した.</summary>
    Reinstated,

    /// <summary>独自確認項目を追加した.</summary>
    Added,

    /// <summary>追加した独自確認項目を、だれも回答しないうちに外した.</summary>
    Removed,
}

/// <summary>One change of an assessment's list of items: who, when, which item, why. Append-only; <see cref="Tailoring"/> is what they add up to.</summary>
public sealed class TailoringChange
{
    private TailoringChange() { }

    internal TailoringChange(
        Assessment assessment, int number, TailoringAct act, int itemNumber, string reason, Guid? customItemId, int? customItemVersion, Guid bankId, AuditActor by, DateTime atUtc)
    {
        (AssessmentId, Number, Act, ItemNumber, Reason) = (assessment.Id, number, act, itemNumber, reason);
        (CustomItemId, CustomItemVersion) = (customItemId, customItemVersion);
        (OrganizationId, ByPersonId, ByName, AtUtc) = (bankId, by.PersonId ?? Guid.Empty, by.Name, atUtc);
    }

    public Guid AssessmentId { get; private init; }

    /// <summary>From 1, without gaps, per assessment.</summary>
    public int Number { get; private init; }

    public TailoringAct Act { get; private init; }

    public int ItemNumber { get; private init; }

    /// <summary>Why an item was left out; empty for the other acts.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>The item that was added, and the version that is asked here however the library goes on; null for the other acts.</summary>
    public Guid? CustomItemId { get; private init; }

    public int? CustomItemVersion { get; private init; }

    /// <summary>The bank.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>Empty where the round took it over as it opened by itself.</summary>
    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }
}
