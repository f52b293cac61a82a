namespace ChecklistWorkbench.Features.Exchange;

/// <summary>
/// All that an official form says, decided and worded: whoever prints it (workbook, PDF) adds looks and nothing else. Equal models make equal files.
/// </summary>
public sealed record FormModel(
    FormHeader Header, IReadOnlyList<FormRow> Rows, IReadOnlyList<FormSupplement> Supplements, IReadOnlyList<string> ImplementationChoices, FormBase Base);

/// <summary>The block above the rows.</summary>
/// <param name="Title">The checklist's name.</param>
/// <param name="EditionLabel">チェックリスト版.</param>
/// <param name="FinancialInstitution">The bank's name.</param>
/// <param name="ConnectingFirm">The firm's name.</param>
/// <param name="Service">サービス名.</param>
/// <param name="ApiKinds">API種別, such as 参照系・更新系.</param>
/// <param name="Assessment">評価の目的・回次.</param>
/// <param name="Version">下書き, or which 提出.</param>
/// <param name="CreatedOn">作成日, a date in Japan: of a submission the day it was made, so that its form is the same on every day.</param>
public sealed record FormHeader(
    string Title, string EditionLabel, string FinancialInstitution, string ConnectingFirm, string Service, string ApiKinds, string Assessment, string Version,
    DateOnly CreatedOn);

/// <summary>One item, column by column. The lines of the two regulation columns match one to one.</summary>
public sealed record FormRow(
    int Number, string Category, string Objective, string Target, string CurrentStatus, string RecognizedIssues, string RemediationPlan,
    string RegulationSources, string RegulationPlaces, string Remarks)
{
    /// <summary>What a reader sees as 通番: 12, or 独-1.</summary>
    public required string Label { get; init; }

    /// <summary>対象外: greyed, with the reason in 備考.</summary>
    public bool IsExcluded { get; init; }
}

/// <summary>What one party gave beside the texts. Times are Japan time.</summary>
/// <param name="Methods">手法例の適用, one method a line: name, use, remark.</param>
public sealed record FormSupplement(
    int Number, string Party, string Objective, string Implementation, DateOnly? DueOn, string Owner, int Revision, DateTime? SavedAt, string SavedBy,
    string Methods)
{
    /// <inheritdoc cref="FormRow.Label"/>
    public required string Label { get; init; }

    /// <inheritdoc cref="FormRow.IsExcluded"/>
    public bool IsExcluded { get; init; }
}

/// <summary>What the form was made from: the common ancestor when a filled copy comes back.</summary>
/// <param name="EditionId">The edition's id.</param>
/// <param name="AssessmentId">The assessment's id.</param>
/// <param name="Submission">Its number; null for a draft.</param>
/// <param name="Version">Of a submission its hash; of a draft the number of revisions saved so far.</param>
/// <param name="Texts">Each text with the revision it stood in.</param>
public sealed record FormBase(string EditionId, Guid AssessmentId, int? Submission, string Version, IReadOnlyList<FormBaseText> Texts)
{
    /// <summary>Numbers of the greyed items: what their rows say is not for taking in, as 備考 holds more than was typed.</summary>
    public IReadOnlyList<int> Excluded { get; init; } = [];
}

/// <param name="Number">通番.</param>
/// <param name="Party">The party's name in the code's vocabulary, not a label.</param>
/// <param name="Field">The field's name, likewise.</param>
/// <param name="Revision">Revision of the answer; 0 if nothing was ever saved.</param>
/// <param name="Sha256">Of the text alone, without the party's heading.</param>
public sealed record FormBaseText(int Number, string Party, string Field, int Revision, string Sha256);
