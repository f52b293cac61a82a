namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>A thing whose verbs leave audit records; saving takes them, in the same transaction as the change itself.</summary>
public abstract class AuditedEntity
{
    private readonly List<AuditRecord> _records = [];

    protected void Record(AuditRecord record) => _records.Add(record);

    /// <summary>Hands over the records made since the last call. For the saving side only.</summary>
    public IReadOnlyList<AuditRecord> TakeAuditRecords()
    {
        if (_records.Count == 0) return [];
        AuditRecord[] taken = [.. _records];
        _records.Clear();
        return taken;
    }
}
