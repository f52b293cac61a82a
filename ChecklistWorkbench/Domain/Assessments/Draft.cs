namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>
/// 下書き: what one person is typing into one field, kept every two seconds or so and overwritten; seen by nobody else, no revision, no audit entry.
/// It goes when the field is saved.
/// </summary>
public sealed class Draft
{
    private Draft() { }

    public Draft(Guid personId, Guid responseId, ResponseField field) => (PersonId, ResponseId, Field) = (personId, responseId, field);

    public Guid PersonId { get; private init; }

    public Guid ResponseId { get; private init; }

    public ResponseField Field { get; private init; }

    public string Text { get; private set; } = "";

    /// <summary>The revision the person started from.</summary>
    public int BasedOn { get; private set; }

    public DateTime TypedUtc { get; private set; }

    public void Type(string text, int basedOn, DateTime atUtc) => (Text, BasedOn, TypedUtc) = (text, basedOn, atUtc);
}
