using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>What the bank does to the list of items. Each verb makes one <see cref="TailoringChange"/> and says so in the connection's trail.</summary>
public sealed partial class Assessment
{
    /// <summary>How many changes the list of items has had: who has another number has an old list.</summary>
    public int TailoringRevision { get; private set; }

    /// <summary>対象外: the item's answers stay and are written and counted no more.</summary>
    /// <param name="itemNumber">Of the edition's items or of those added.</param>
    /// <param name="reason">Stands on the form in 備考.</param>
    /// <param name="tailoring">As it stands.</param>
    /// <param name="responses">Both parties' answers to the item.</param>
    /// <param name="by">Someone of the bank.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<TailoringChange> Exclude(
        int itemNumber, string reason, Tailoring tailoring, IReadOnlyList<Response> responses, Participation by, DateTime atUtc)
    {
        if (BarrierToTailoring(by) is { } refusal) return refusal;
        if (tailoring.Checklist.ExclusionOf(itemNumber) is not null) return new ItemIsExcluded();
        foreach (var response in responses) response.Exclude(true);
        return Tailor(TailoringAct.Excluded, itemNumber, reason, null, by, atUtc);
    }

    /// <summary>対象に戻す: the item is asked again, with the answers it had.</summary>
    public Outcome<TailoringChange> Reinstate(int itemNumber, Tailoring tailoring, IReadOnlyList<Response> responses, Participation by, DateTime atUtc)
    {
        if (BarrierToTailoring(by) is { } refusal) return refusal;
        if (tailoring.Checklist.ExclusionOf(itemNumber) is null) return new ItemIsNotExcluded();
        foreach (var response in responses) response.Exclude(false);
        return Tailor(TailoringAct.Reinstated, itemNumber, "", null, by, atUtc);
    }

    /// <summary>Asks a 独自確認項目 in its newest version; opens an empty answer for each party it asks.</summary>
    public Outcome<(TailoringChange Change, IReadOnlyList<Response> Responses)> AddItem(CustomItem item, Tailoring tailoring, Participation by, DateTime atUtc)
    {
        if (BarrierToTailoring(by) is { } refusal) return refusal;
        if (item.RetiredUtc is not null) return new CustomItemRetired();
        if (tailoring.Checklist.Added.Any(added => added.CustomItemId == item.Id)) return new CustomItemIsAsked();
        var number = tailoring.NextNumber;
        return (Tailor(TailoringAct.Added, number, "", item, by, atUtc), [.. item.Content.Target.Parties().Select(party => new Response(this, number, party))]);
    }

    /// <summary>Takes out a 独自確認項目 that nobody has answered; the caller deletes its empty answers.</summary>
    public Outcome<TailoringChange> RemoveItem(AddedItem added, IReadOnlyList<Response> responses, bool hasDrafts, Participation by, DateTime atUtc)
    {
        if (BarrierToTailoring(by) is { } refusal) return refusal;
        if (hasDrafts || responses.Any(response => response.Revision > 0 || response.Lock != ResponseLock.None)) return new CustomItemIsAnswered();
        return Tailor(TailoringAct.Removed, added.Number, "", null, by, atUtc);
    }

    /// <summary>対象外 as it was in an earlier round, by whoever opens this one: a round that opens by itself asks what its bank would ask.</summary>
    /// <param name="earlier">The round it was left out of.</param>
    /// <param name="before">How it was.</param>
    /// <param name="responses">Both parties' answers to the item.</param>
    /// <param name="bankId">The bank.</param>
    /// <param name="by">Whoever opens the round.</param>
    /// <param name="atUtc">When.</param>
    public TailoringChange ExcludeAsIn(Assessment earlier, Exclusion before, IReadOnlyList<Response> responses, Guid bankId, AuditActor by, DateTime atUtc)
    {
        foreach (var response in responses) response.Exclude(true);
        return TailorAsIn(earlier, TailoringAct.Excluded, before.ItemNumber, before.Reason, null, bankId, by, atUtc);
    }

    /// <summary>Asks a 独自確認項目 that an earlier round asked, in its newest version, the same way.</summary>
    public (TailoringChange Change, IReadOnlyList<Response> Responses) AddItemAsIn(
        Assessment earlier, CustomItem item, Tailoring tailoring, Guid bankId, AuditActor by, DateTime atUtc)
    {
        var number = tailoring.NextNumber;
        return (TailorAsIn(earlier, TailoringAct.Added, number, "", item, bankId, by, atUtc), [.. item.Content.Target.Parties().Select(party => new Response(this, number, party))]);
    }

    private TailoringChange TailorAsIn(Assessment earlier, TailoringAct act, int itemNumber, string reason, CustomItem? item, Guid bankId, AuditActor by, DateTime atUtc)
    {
        if (State != AssessmentState.Drafting) throw new InvalidOperationException($"Assessment {Id} is {State}; a list of items is taken over as the round opens.");
        return Tailor(act, itemNumber, reason, item, bankId, by, atUtc, earlier.Id);
    }

    private Refusal? BarrierToTailoring(Participation by)
    {
        if (!FieldRules.MayTailor(by)) return new RoleMissing("Tailor");
        return FieldRules.CanTailor(State, by) ? null : new TailoringClosed();
    }

    private TailoringChange Tailor(TailoringAct act, int itemNumber, string reason, CustomItem? item, Participation by, DateTime atUtc) =>
        Tailor(act, itemNumber, reason, item, by.OrganizationId, by.Actor, atUtc, null);

    private TailoringChange Tailor(TailoringAct act, int itemNumber, string reason, CustomItem? item, Guid bankId, AuditActor by, DateTime atUtc, Guid? from)
    {
        TailoringRevision++;
        Version++;
        var change = new TailoringChange(this, TailoringRevision, act, itemNumber, reason, item?.Id, item?.Revision, bankId, by, atUtc);
        Record(new(ChainId, AuditActions.AssessmentTailored, by, atUtc, Id, itemNumber, new
        {
            act,
            Reason = reason.Length == 0 ? null : reason,
            From = from,
            CustomItem = item is null ? null : new { item.Id, item.Revision, item.Content.Objective },
        }));
        return change;
    }
}

/// <summary>The list of items changes only while the assessment is 作成中.</summary>
public sealed record TailoringClosed : Refusal;

/// <summary>The item is left out already.</summary>
public sealed record ItemIsExcluded : Refusal;

/// <summary>The item is not left out; someone may have been faster.</summary>
public sealed record ItemIsNotExcluded : Refusal;

/// <summary>The assessment asks this item already.</summary>
public sealed record CustomItemIsAsked : Refusal;

/// <summary>Someone has answered, or begun to: the item can be excluded, not taken out.</summary>
public sealed record CustomItemIsAnswered : Refusal;
