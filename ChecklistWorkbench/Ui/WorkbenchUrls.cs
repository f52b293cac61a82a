namespace ChecklistWorkbench.Ui;

/// <summary>The addresses of the workbench, in one place.</summary>
public static class WorkbenchUrls
{
    public const string Dashboard = "/";
    public const string Connections = "/connections";
    public const string NewConnection = "/connections/new";
    public const string Evidence = "/evidence";
    public const string EvidenceUpload = "/evidence/uploads";
    public const string Catalogue = "/catalogue";
    public const string Crosswalks = "/catalogue/crosswalks";
    public const string CatalogueReviews = "/catalogue/reviews";
    public const string CustomItems = "/custom-items";
    public const string Overview = "/overview";
    public const string OverviewFile = "/overview/csv";
    public const string Findings = "/findings";
    public const string FindingsFile = "/findings/csv";
    public const string DepthRules = "/depth-rules";
    public const string Editions = "/catalogue/editions";
    public const string EditionImport = "/catalogue/editions/import";
    public const string EditionUpload = "/catalogue/editions/upload";
    public const string Notices = "/notices";
    public const string NewNotice = "/notices/new";
    public const string Calendar = "/calendar";
    public const string AuditTrail = "/audit-trail";
    public const string AuditTrailExport = "/audit-trail/export";
    public const string People = "/admin/people";
    public const string Account = "/account/manage";
    public const string SignOut = "/account/sign-out";

    public static string SignIn(string returnUrl) => $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static string Connection(Guid id) => $"/connections/{id}";

    /// <summary>取決め of a connection.</summary>
    public static string Arrangement(Guid connectionId) => $"/connections/{connectionId}/monitoring";

    /// <summary>A 変更届.</summary>
    public static string Notice(Guid id) => $"/notices/{id}";

    /// <summary>Where an invitation's link leads; the token is the only proof, so the address goes to the invited alone.</summary>
    public static string Invitation(string token) => $"/account/invitation?token={Uri.EscapeDataString(token)}";

    /// <summary>The findings of one connection.</summary>
    public static string FindingsOf(Guid connectionId) => $"{Findings}?connection={connectionId}";

    /// <summary>One finding, by its number in the connection.</summary>
    public static string Finding(Guid connectionId, int number) => $"/connections/{connectionId}/findings/{number}";

    /// <summary>What the bank refers to in an assessment.</summary>
    public static string Reliances(Guid assessmentId) => $"/assessments/{assessmentId}/reliance";

    public static string Assessment(Guid id) => $"/assessments/{id}";

    /// <summary>The rating screen of an assessment, for people of the bank.</summary>
    public static string Decision(Guid assessmentId) => $"/assessments/{assessmentId}/decision";

    public static string Review(Guid assessmentId) => $"/assessments/{assessmentId}/review";

    /// <summary>The official workbook: of a submission if one is named, without the excluded items if asked.</summary>
    public static string Workbook(Guid assessmentId, int? submission = null, bool leaveOutExcluded = false)
    {
        var options = string.Join('&', new[] { submission is null ? null : $"submission={submission}", leaveOutExcluded ? "excluded=leave-out" : null }.OfType<string>());
        return $"/assessments/{assessmentId}/workbook" + (options.Length == 0 ? "" : $"?{options}");
    }

    /// <summary>A report before it is downloaded: of a submission if one is named, else of the newest.</summary>
    /// <param name="kind">The word for its kind; null for 提出控え.</param>
    public static string Report(Guid assessmentId, int? submission = null, string? kind = null) =>
        $"/assessments/{assessmentId}/report" + Query(("kind", kind), ("submission", submission?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The same report as PDF.</summary>
    public static string ReportFile(Guid assessmentId, int? submission = null, string? kind = null) =>
        $"/assessments/{assessmentId}/report/pdf" + Query(("kind", kind), ("submission", submission?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Making the evidence pack of a submission; of none the newest, or the one that the newest decision was taken on.</summary>
    public static string Pack(Guid assessmentId, int? submission = null, bool ofDecision = false) =>
        $"/assessments/{assessmentId}/pack" + Query(("submission", submission?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("of", ofDecision ? "decision" : null));

    /// <summary>The same pack as a file.</summary>
    public static string PackFile(Guid assessmentId, int? submission = null, bool ofDecision = false) =>
        $"/assessments/{assessmentId}/pack/file" + Query(("submission", submission?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("of", ofDecision ? "decision" : null));

    /// <summary>A pack that was ordered on a screen, for whoever ordered it and once.</summary>
    public static string OrderedPackFile(Guid assessmentId, Guid order) => $"/assessments/{assessmentId}/pack/file?order={order}";

    /// <summary>The findings and plans of an assessment for tools that read OSCAL.</summary>
    public static string OscalPlans(Guid assessmentId) => $"/assessments/{assessmentId}/findings/oscal";

    /// <summary>An edition for tools that read OSCAL.</summary>
    public static string OscalCatalog(string editionId) => $"/catalogue/{editionId}/oscal";

    /// <summary>Taking a received workbook in: choosing it, or looking at one that was sent.</summary>
    /// <param name="layout">The saved 様式の対応付け to read it by, or <c>none</c>; null for one that fits.</param>
    public static string Import(Guid assessmentId, Guid? file = null, string? sheet = null, string? layout = null) =>
        $"/assessments/{assessmentId}/import" + Query(("file", file?.ToString()), ("sheet", sheet), ("layout", layout));

    /// <summary>Filling a received workbook in: choosing it, or looking at what would be written into one that was sent.</summary>
    public static string Fill(Guid assessmentId, Guid? file = null, string? sheet = null, string? layout = null) =>
        $"/assessments/{assessmentId}/fill" + Query(("file", file?.ToString()), ("sheet", sheet), ("layout", layout));

    /// <summary>The received workbook with our answers in it.</summary>
    public static string Filled(Guid assessmentId, Guid file, string? sheet = null, string? layout = null) =>
        $"/assessments/{assessmentId}/received/{file}/filled" + Query(("sheet", sheet), ("layout", layout));

    /// <summary>Saying how a bank's own layout is to be understood, by a received sample.</summary>
    public static string LayoutEditor(Guid assessmentId, Guid file, Guid? layout = null) => $"/assessments/{assessmentId}/layouts/edit" + Query(("file", file.ToString()), ("layout", layout?.ToString()));

    /// <summary>A saved 様式の対応付け as JSON.</summary>
    public static string Layout(Guid assessmentId, Guid layout) => $"/assessments/{assessmentId}/layouts/{layout}";

    /// <summary>Where received workbooks are sent to, and each can be had back as it came.</summary>
    public static string Received(Guid assessmentId, Guid? file = null) => $"/assessments/{assessmentId}/received" + (file is null ? "" : $"/{file}");

    /// <summary>Where a zip of workbooks is sent to.</summary>
    public static string ReceivedBundle(Guid assessmentId) => $"/assessments/{assessmentId}/received/bundle";

    public static string EvidencePiece(Guid id) => $"/evidence/{id}";

    /// <summary>A file of a piece, as a download.</summary>
    public static string EvidenceFile(Guid piece, Guid file) => $"/evidence/{piece}/files/{file}";

    /// <summary>The same file, to be shown inside a page.</summary>
    public static string EvidencePreview(Guid piece, Guid file) => $"{EvidenceFile(piece, file)}/preview";

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

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> options)
    {
        var query = "";
        foreach (var (name, value) in options)
        {
            if (value is not null) query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        }

        return query;
    }
}
