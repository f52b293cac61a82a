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

/// <summary>One item asked back, with the reason in words.</summary>
public sealed class ReturnedItem
{
    private ReturnedItem() { }

    public ReturnedItem(int itemNumber, string reason) => (ItemNumber, Reason) = (itemNumber, reason);

    public int ItemNumber { get; private init; }

    public string Reason { get; private init; } = "";
}
