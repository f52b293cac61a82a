namespace ChecklistWorkbench.Ui;

/// <summary>The addresses of the workbench, in one place.</summary>
public static class WorkbenchUrls
{
    public const string Dashboard = "/";
    public const string Connections = "/connections";
    public const string NewConnection = "/connections/new";
    public const string Catalogue = "/catalogue";
    public const string Crosswalks = "/catalogue/crosswalks";
    public const string CatalogueReviews = "/catalogue/reviews";
    public const string CustomItems = "/custom-items";
    public const string Editions = "/catalogue/editions";
    public const string EditionImport = "/catalogue/editions/import";
    public const string EditionUpload = "/catalogue/editions/upload";
    public const string People = "/admin/people";
    public const string Account = "/account/manage";
    public const string SignOut = "/account/sign-out";

    public static string SignIn(string returnUrl) => $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static string Connection(Guid id) => $"/connections/{id}";

    /// <summary>Where an invitation's link leads; the token is the only proof, so the address goes to the invited alone.</summary>
    public static string Invitation(string token) => $"/account/invitation?token={Uri.EscapeDataString(token)}";

    public static string Assessment(Guid id) => $"/assessments/{id}";

    /// <summary>The official workbook: of a submission if one is named, without the excluded items if asked.</summary>
    public static string Workbook(Guid assessmentId, int? submission = null, bool leaveOutExcluded = false)
    {
        var options = string.Join('&', new[] { submission is null ? null : $"submission={submission}", leaveOutExcluded ? "excluded=leave-out" : null }.OfType<string>());
        return $"/assessments/{assessmentId}/workbook" + (options.Length == 0 ? "" : $"?{options}");
    }

    /// <summary>A report before it is downloaded: of a submission if one is named, else of the newest.</summary>
    public static string Report(Guid assessmentId, int? submission = null) => $"/assessments/{assessmentId}/report" + (submission is null ? "" : $"?submission={submission}");

    /// <summary>The same report as PDF.</summary>
    public static string ReportFile(Guid assessmentId, int? submission = null) => $"/assessments/{assessmentId}/report/pdf" + (submission is null ? "" : $"?submission={submission}");

    /// <summary>Taking a received workbook in: choosing it, or looking at one that was sent.</summary>
    public static string Import(Guid assessmentId, Guid? file = null, string? sheet = null) =>
        $"/assessments/{assessmentId}/import" + (file is null ? "" : $"?file={file}") + (sheet is null ? "" : $"&sheet={Uri.EscapeDataString(sheet)}");

    /// <summary>Where received workbooks are sent to, and each can be had back as it came.</summary>
    public static string Received(Guid assessmentId, Guid? file = null) => $"/assessments/{assessmentId}/received" + (file is null ? "" : $"/{file}");

    public static string CatalogueItem(string editionId, int number) => $"/catalogue/{editionId}/items/{number}";

    /// <summary>新旧対照表 of two editions.</summary>
    public static string Comparison(string editionId, string earlierId) => $"/catalogue/{editionId}/compare/{earlierId}";

    /// <summary>The glossary, at a term if one is named.</summary>
    public static string Glossary(string editionId, string? term = null) =>
        $"/catalogue/{editionId}/glossary" + (term is null ? "" : $"#{Uri.EscapeDataString(term)}");

    /// <summary>A crosswalk, at a principle if one is named.</summary>
    public static string Crosswalk(string id, string? principle = null) =>
        $"{Crosswalks}/{id}" + (principle is null ? "" : $"#{Uri.EscapeDataString(principle)}");

    public static string Language(string language, string returnUrl) => $"/language/{language}?returnUrl={Uri.EscapeDataString(returnUrl)}";
}
