namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>The two sides of a connection, and so of every answer.</summary>
public enum Party
{
    /// <summary>API接続先: the firm that connects.</summary>
    ConnectingFirm,

    /// <summary>金融機関: the bank whose API it is.</summary>
    FinancialInstitution,
}
