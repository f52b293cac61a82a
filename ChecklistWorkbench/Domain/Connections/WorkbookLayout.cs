using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Connections;

/// <summary>
/// 様式の対応付け: how an organisation reads and fills the workbooks of one bank's own layout. Its owner's alone. It is retired, never deleted, as imports
/// name it.
/// </summary>
public sealed class WorkbookLayout : AuditedEntity
{
    private WorkbookLayout() { }

    public Guid Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public Guid OrganizationId { get; private init; }

    /// <summary>The bank whose workbooks are laid out so.</summary>
    public Guid FinancialInstitutionId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>The mapping as JSON, schema 1, as <c>form read --mapping</c> takes it.</summary>
    public string Mapping { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>Since when it is no longer used; null while it is.</summary>
    public DateTime? RetiredUtc { get; private set; }

    public int Version { get; private set; }

    public static WorkbookLayout Add(Guid financialInstitutionId, string name, string mapping, Participation by, DateTime atUtc)
    {
        var layout = new WorkbookLayout { Id = Guid.CreateVersion7(), OrganizationId = by.OrganizationId, FinancialInstitutionId = financialInstitutionId };
        layout.Keep(name, mapping, by, atUtc);
        return layout;
    }

    /// <summary>Replaces the mapping; refused where a colleague did so since <paramref name="basedOn"/>. Saying what already stands changes nothing.</summary>
    public Outcome<Done> Change(string name, string mapping, int basedOn, Participation by, DateTime atUtc)
    {
        if (RetiredUtc is not null) return new NotFound();
        if (basedOn != Version) return new LayoutChangedByAnother();
        if ((name.Trim(), mapping) != (Name, Mapping)) Keep(name, mapping, by, atUtc);
        return default(Done);
    }

    public void Retire(Participation by, DateTime atUtc)
    {
        if (RetiredUtc is not null) return;
        (RetiredUtc, Version) = (atUtc, Version + 1);
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.LayoutRetired, by.Actor, atUtc, Id, Details: new { Name, FinancialInstitutionId }));
    }

    private void Keep(string name, string mapping, Participation by, DateTime atUtc)
    {
        var (oldName, oldMapping) = (Name, Mapping);
        (Name, Mapping, ByName, AtUtc, Version) = (name.Trim(), mapping, by.PersonName, atUtc, Version + 1);
        Record(new(AuditChain.OfOrganization(OrganizationId), AuditActions.LayoutSaved, by.Actor, atUtc, Id,
            Details: new { FinancialInstitutionId, Name = new AuditChange(oldName, Name), Mapping = new AuditChange(oldMapping, Mapping) }));
    }
}

/// <summary>A colleague changed the 様式の対応付け meanwhile; nothing was done.</summary>
public sealed record LayoutChangedByAnother : Refusal;
