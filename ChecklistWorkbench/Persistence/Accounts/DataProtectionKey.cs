namespace ChecklistWorkbench.Persistence.Accounts;

/// <summary>One key of the ring that protects cookies and tokens; in the database so that every node has the same ring.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }

    public string FriendlyName { get; set; } = "";

    public string Xml { get; set; } = "";
}
