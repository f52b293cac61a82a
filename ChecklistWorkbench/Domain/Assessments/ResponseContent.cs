using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>対応区分: how far an item is met, by the answering party's own account.</summary>
public enum Implementation
{
    /// <summary>未記入.</summary>
    Unanswered,

    /// <summary>対応済.</summary>
    Implemented,

    /// <summary>一部対応.</summary>
    PartiallyImplemented,

    /// <summary>対応予定.</summary>
    Planned,

    /// <summary>未対応.</summary>
    NotImplemented,

    /// <summary>対象外.</summary>
    NotApplicable,
}

/// <summary>The fields of an answer, as flags: what a save changes, what a revision changed.</summary>
[Flags]
public enum ResponseField
{
    None = 0,
    Implementation = 1,

    /// <summary>現在の対応状況.</summary>
    CurrentStatus = 2,

    /// <summary>課題認識.</summary>
    RecognizedIssues = 4,

    /// <summary>課題への対応計画.</summary>
    RemediationPlan = 8,

    /// <summary>備考.</summary>
    Remarks = 16,

    /// <summary>Date by which the plan is done.</summary>
    PlanDueOn = 32,

    /// <summary>Who carries the plan.</summary>
    PlanOwner = 64,

    /// <summary>The method examples ticked.</summary>
    Methods = 128,
}

/// <summary>What one party says to one item: the form's four columns and the structured fields beside them. Texts use LF line breaks.</summary>
public sealed record ResponseContent
{
    public static ResponseContent Empty { get; } = new();

    public Implementation Implementation { get; init; }

    public string CurrentStatus { get; init; } = "";

    public string RecognizedIssues { get; init; } = "";

    public string RemediationPlan { get; init; } = "";

    public string Remarks { get; init; } = "";

    public DateOnly? PlanDueOn { get; init; }

    public string PlanOwner { get; init; } = "";

    /// <summary>The guide's method examples that the party has ticked.</summary>
    public AppliedMethods Methods { get; init; } = AppliedMethods.None;

    public static IReadOnlyList<ResponseField> Fields { get; } =
    [
        ResponseField.Implementation, ResponseField.CurrentStatus, ResponseField.RecognizedIssues, ResponseField.RemediationPlan,
        ResponseField.Remarks, ResponseField.PlanDueOn, ResponseField.PlanOwner, ResponseField.Methods,
    ];

    /// <summary>Fields that are typed as text, with the longest text each takes.</summary>
    public static IReadOnlyDictionary<ResponseField, int> TextLengths { get; } = new Dictionary<ResponseField, int>
    {
        [ResponseField.CurrentStatus] = Lengths.Text,
        [ResponseField.RecognizedIssues] = Lengths.Text,
        [ResponseField.RemediationPlan] = Lengths.Text,
        [ResponseField.Remarks] = Lengths.Text,
        [ResponseField.PlanOwner] = Lengths.Line,
    };

    /// <summary>Whether the party has said how it stands; the plan's columns may rightly stay empty.</summary>
    public bool IsAnswered => Implementation != Implementation.Unanswered && CurrentStatus.Length > 0;

    public object? this[ResponseField field] => field switch
    {
        ResponseField.Implementation => Implementation,
        ResponseField.CurrentStatus => CurrentStatus,
        ResponseField.RecognizedIssues => RecognizedIssues,
        ResponseField.RemediationPlan => RemediationPlan,
        ResponseField.Remarks => Remarks,
        ResponseField.PlanDueOn => PlanDueOn,
        ResponseField.PlanOwner => PlanOwner,
        ResponseField.Methods => Methods,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "one field at a time"),
    };

    /// <summary>This content with <paramref name="fields"/> taken from <paramref name="other"/>.</summary>
    public ResponseContent With(ResponseField fields, ResponseContent other) => new()
    {
        Implementation = fields.HasFlag(ResponseField.Implementation) ? other.Implementation : Implementation,
        CurrentStatus = fields.HasFlag(ResponseField.CurrentStatus) ? other.CurrentStatus : CurrentStatus,
        RecognizedIssues = fields.HasFlag(ResponseField.RecognizedIssues) ? other.RecognizedIssues : RecognizedIssues,
        RemediationPlan = fields.HasFlag(ResponseField.RemediationPlan) ? other.RemediationPlan : RemediationPlan,
        Remarks = fields.HasFlag(ResponseField.Remarks) ? other.Remarks : Remarks,
        PlanDueOn = fields.HasFlag(ResponseField.PlanDueOn) ? other.PlanDueOn : PlanDueOn,
        PlanOwner = fields.HasFlag(ResponseField.PlanOwner) ? other.PlanOwner : PlanOwner,
        Methods = fields.HasFlag(ResponseField.Methods) ? other.Methods : Methods,
    };

    /// <summary>The fields in which the two differ.</summary>
    public ResponseField DifferenceTo(ResponseContent other) =>
        Fields.Where(field => !Equals(this[field], other[field])).Aggregate(ResponseField.None, (all, field) => all | field);

    /// <summary>A text field with another text; the other fields are set by their own properties.</summary>
    public ResponseContent WithText(ResponseField field, string text) => field switch
    {
        ResponseField.CurrentStatus => this with { CurrentStatus = text },
        ResponseField.RecognizedIssues => this with { RecognizedIssues = text },
        ResponseField.RemediationPlan => this with { RemediationPlan = text },
        ResponseField.Remarks => this with { Remarks = text },
        ResponseField.PlanOwner => this with { PlanOwner = text },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a text field"),
    };

    /// <summary>Texts as they are kept: CRLF and CR become LF; nothing else is touched.</summary>
    public ResponseContent Normalized() => this with
    {
        CurrentStatus = Lf(CurrentStatus),
        RecognizedIssues = Lf(RecognizedIssues),
        RemediationPlan = Lf(RemediationPlan),
        Remarks = Lf(Remarks),
        PlanOwner = Lf(PlanOwner),
    };

    private static string Lf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
