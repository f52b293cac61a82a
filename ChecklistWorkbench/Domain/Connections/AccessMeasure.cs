using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Connections;

/// <summary>What a bank does to a firm's access when it doubts its suitability, and taking that back (中間的な整理(案) IV(1)⑩, V(1)⑩).</summary>
public enum AccessMeasureKind
{
    /// <summary>接続の制限: part of the access, such as 更新系.</summary>
    Restriction,

    /// <summary>接続の停止: all of it, for the time being.</summary>
    Suspension,

    /// <summary>接続の取消: all of it, for good; a new connection begins with a new 事前審査.</summary>
    Revocation,

    /// <summary>解除: the measure before no longer holds.</summary>
    Lifting,
}

/// <summary>接続制限等: one such measure, with reason and date. Both parties see it; it is never changed, only followed by another.</summary>
public sealed class AccessMeasure : AuditedEntity
{
    private AccessMeasure() { }

    public Guid Id { get; private init; }

    public Guid ConnectionId { get; private init; }

    /// <summary>From 1, per connection.</summary>
    public int Number { get; private init; }

    public AccessMeasureKind Kind { get; private init; }

    /// <summary>What it covers, such as 更新系API; may be empty where it covers all.</summary>
    public string Extent { get; private init; } = "";

    public string Reason { get; private init; } = "";

    /// <summary>The first day it holds, in Japan.</summary>
    public DateOnly EffectiveOn { get; private init; }

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>Why <paramref name="by"/> may not take it now; null if they may. 審査責任者 of the bank alone takes measures.</summary>
    /// <param name="kind">The measure.</param>
    /// <param name="last">The one before; null if there is none.</param>
    /// <param name="by">Who would take it.</param>
    public static Refusal? BarrierTo(AccessMeasureKind kind, AccessMeasureKind? last, Participation by)
    {
        if (by.Party != Party.FinancialInstitution || !by.Has(Role.ReviewLead)) return new RoleMissing(nameof(AccessMeasure));
        if (last == AccessMeasureKind.Revocation) return new AccessRevoked();
        return kind == AccessMeasureKind.Lifting && (last is null || last == AccessMeasureKind.Lifting) ? new NoMeasureToLift() : null;
    }

    public static Outcome<AccessMeasure> Take(
        Connection connection, AccessMeasure? last, AccessMeasureKind kind, string extent, string reason, DateOnly? effectiveOn, Participation by, DateTime atUtc)
    {
        if (BarrierTo(kind, last?.Kind, by) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return new InvalidField("Reason", "Required");
        if (reason.Length > Lengths.Text) return new InvalidField("Reason", "TooLong", Lengths.Text, reason.Length);
        if (extent.Length > Lengths.Sentence) return new InvalidField("MeasureExtent", "TooLong", Lengths.Sentence, extent.Length);
        if (effectiveOn is not { } day) return new InvalidField("EffectiveOn", "Required");
        var measure = new AccessMeasure
        {
            Id = Guid.CreateVersion7(),
            ConnectionId = connection.Id,
            Number = (last?.Number ?? 0) + 1,
            Kind = kind,
            Extent = extent.Trim(),
            Reason = reason.Trim(),
            EffectiveOn = day,
            ByPersonId = by.PersonId,
            ByName = by.PersonName,
            AtUtc = atUtc,
        };
        measure.Record(new(connection.ChainId, AuditActions.AccessMeasureTaken, by.Actor, atUtc, measure.Id,
            Details: new { measure.Number, kind, measure.Extent, measure.Reason, measure.EffectiveOn }));
        return measure;
    }
}

/// <summary>The connection was revoked: nothing follows but a new connection.</summary>
public sealed record AccessRevoked : Refusal;

/// <summary>No measure holds.</summary>
public sealed record NoMeasureToLift : Refusal;
