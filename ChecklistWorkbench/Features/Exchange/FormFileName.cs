using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary>Names a form's file.</summary>
public static class FormFileName
{
    /// <param name="header">The form's block.</param>
    /// <param name="extension">With its dot.</param>
    public static string Of(FormHeader header, string extension) =>
        DownloadName.Of(extension, header.CreatedOn, header.Title, header.ConnectingFirm, header.FinancialInstitution, header.Assessment, header.Version);
}
