using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>差戻し: the bank's request to amend a submission, as a whole or item by item. Append-only.</summary>
public sealed class SubmissionReturn
{
    private readonly List<ReturnedItem> _items = [];

    private SubmissionReturn() { }

    internal SubmissionReturn(Assessment assessment, Guid submissionId, string comment, IReadOnlyList<ReturnedItem> items, Participation by, DateTime atUtc)
    {
        (Id, AssessmentId, SubmissionId, Comment) = (Guid.CreateVersion7(), assessment.Id, submissionId, comment);
        (ByPersonId, ByName, AtUtc) = (by.PersonId, by.PersonName, atUtc);
        _items.AddRange(items);
    }

    public Guid Id { get; private init; }

    public Guid AssessmentId { get; private init; }

    public Guid SubmissionId { get; private init; }

    public string Comment { get; private init; } = "";

    public Guid ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>The items asked back; empty means all of them.</summary>
    public IReadOnlyList<ReturnedItem> Items => _items;
}

/// <summary>Why an item is asked back, in a word.</summary>
public enum ReturnReasonCode
{
    /// <summary>根拠不足.</summary>
    InsufficientBasis,

    /// <summary>対象範囲不明.</summary>
    UnclearScope,

    /// <summary>証跡期限切れ.</summary>
    ExpiredEvidence,

    /// <summary>計画に期日なし.</summary>
    NoPlanDate,

    /// <summary>記載が質問に対応していない.</summary>
    OffTheQuestion,

    /// <summary>前回からの変更理由なし.</summary>
    UnexplainedChange,

    /// <summary>その他: the words alone say it.</summary>
    Other,
}

/// <summary>One item asked back, with the reason in words.</summary>
public sealed class ReturnedItem
{
    private ReturnedItem() { }

    public ReturnedItem(int itemNumber, string reason, ReturnReasonCode? code = null) => (ItemNumber, Reason, Code) = (itemNumber, reason, code);

    public int ItemNumber { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>Null where none was chosen.</summary>
    public ReturnReasonCode? Code { get; private init; }
}
