using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>
/// 独自確認項目: a question of a bank's own, kept in its library and asked where it chooses. Every state it was ever in stays as a version, as
/// assessments stand on versions; it is retired when it is no longer asked, never deleted.
/// </summary>
public sealed class CustomItem : AuditedEntity
{
    private readonly List<CustomItemVersion> _versions = [];

    private CustomItem() { }

    public Guid Id { get; private init; }

    /// <summary>The bank whose library it is in.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>The newest version's content.</summary>
    public CustomItemContent Content { get; private set; } = new();

    /// <summary>Number of the newest version, from 1.</summary>
    public int Revision { get; private set; }

    /// <summary>The principle it was taken over from, if it was; a bank takes each over once.</summary>
    public string? CrosswalkId { get; private init; }

    public string? PrincipleId { get; private init; }

    /// <summary>Since when it is no longer offered; null while it is.</summary>
    public DateTime? RetiredUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>Its versions, where loaded.</summary>
    public IReadOnlyList<CustomItemVersion> Versions => _versions;

    public static CustomItem Add(CustomItemContent content, Participation by, DateTime atUtc) => Make(content, null, null, by, atUtc);

    /// <summary>Takes over what a crosswalk suggests for a principle.</summary>
    public static CustomItem Adopt(Crosswalk crosswalk, Principle principle, Participation by, DateTime atUtc)
    {
        var suggested = principle.SuggestedCustomItem ?? throw new InvalidOperationException($"{principle.Id} suggests no item.");
        var source = $"{crosswalk.Document.Title} {principle.Id}";
        return Make(new()
        {
            Objective = suggested.Objective,
            Explanation = suggested.Explanation,
            Target = ResponsibleParty.ConnectingFirm,
            Source = source.Length <= Lengths.Line ? source : source[..Lengths.Line],
        }, crosswalk.Id, principle.Id, by, atUtc);
    }

    /// <summary>Makes a new version; assessments that ask an earlier one go on asking that one. Saying what already stands makes none.</summary>
    public Outcome<int> Change(CustomItemContent content, int basedOn, Participation by, DateTime atUtc)
    {
        if (RetiredUtc is not null) return new CustomItemRetired();
        if (basedOn != Revision) return new CustomItemChangedByAnother();
        var next = content.Normalized();
        if (next == Content) return Revision;
        var old = Content;
        Keep(next, by, atUtc);
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.CustomItemChanged, by.Actor, atUtc, Id, Details: new { Revision, Content = new AuditChange(old, next) }));
        return Revision;
    }

    /// <summary>Retires the item or offers it again; assessments that ask it are not touched.</summary>
    public void Retire(bool retired, Participation by, DateTime atUtc)
    {
        if (retired == RetiredUtc is not null) return;
        RetiredUtc = retired ? atUtc : null;
        Version++;
        Record(new(AuditChain.OfOrganization(OrganizationId), retired ? AuditActions.CustomItemRetired : AuditActions.CustomItemResumed, by.Actor, atUtc, Id,
            Details: new { Content.Objective }));
    }

    private static CustomItem Make(CustomItemContent content, string? crosswalkId, string? principleId, Participation by, DateTime atUtc)
    {
        var item = new CustomItem { Id = Guid.CreateVersion7(), OrganizationId = by.OrganizationId, CrosswalkId = crosswalkId, PrincipleId = principleId };
        item.Keep(content.Normalized(), by, atUtc);
        item.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.CustomItemAdded, by.Actor, atUtc, item.Id,
            Details: new { item.Content, crosswalkId, principleId }));
        return item;
    }

    private void Keep(CustomItemContent content, Participation by, DateTime atUtc)
    {
        (Content, Revision, Version) = (content, Revision + 1, Version + 1);
        _versions.Add(new(Id, Revision, content, by, atUtc));
    }
}

/// <summary>One version of a 独自確認項目, whole. Append-only: assessments and submissions stand on it.</summary>
public sealed class CustomItemVersion
{
    private CustomItemVersion() { }

    internal CustomItemVersion(Guid customItemId, int number, CustomItemContent content, Participation by, DateTime atUtc)
    {
        (CustomItemId, Number, Content) = (customItemId, number, content);
        (ByPersonId, ByName, AtUtc) = (by.PersonId, by.PersonName, atUtc);
    }

    public Guid CustomItemId { get; private init; }

    /// <summary>From 1, without gaps, per item.</summary>
    public int Number { get; private init; }

    public CustomItemContent Content { get; private init; } = new();

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }
}

/// <summary>The item was retired; it can be neither changed nor added until it is offered again.</summary>
public sealed record CustomItemRetired : Refusal;

/// <summary>A colleague made a newer version meanwhile; nothing was changed.</summary>
public sealed record CustomItemChangedByAnother : Refusal;
