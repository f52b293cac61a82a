namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>Where a revision's words came from.</summary>
public enum RevisionSource
{
    /// <summary>Typed in the workspace.</summary>
    Typed,

    /// <summary>An earlier revision's text, taken back on purpose.</summary>
    Restored,

    /// <summary>Taken in from a received file, see <see cref="ResponseRevision.SourceFileId"/>.</summary>
    Imported,

    /// <summary>Loaded with the demonstration data.</summary>
    Demo,

    /// <summary>前回から引継ぎ: the answer to the same item in an earlier round.</summary>
    CarriedOver,
}

/// <summary>改訂: one saved state of a response, whole. Append-only: never changed, never deleted.</summary>
public sealed class ResponseRevision
{
    private ResponseRevision() { }

    internal ResponseRevision(Response response, ResponseField changed, RevisionSource source, Guid? sourceFileId, Guid byPersonId, string byName, DateTime atUtc)
    {
        (ResponseId, Number, Content) = (response.Id, response.Revision, response.Content);
        (Changed, Source, SourceFileId) = (changed, source, sourceFileId);
        (ByPersonId, ByName, AtUtc) = (byPersonId, byName, atUtc);
    }

    public Guid ResponseId { get; private init; }

    /// <summary>From 1, without gaps, per response.</summary>
    public int Number { get; private init; }

    public ResponseContent Content { get; private init; } = ResponseContent.Empty;

    /// <summary>The fields that differ from the revision before.</summary>
    public ResponseField Changed { get; private init; }

    public RevisionSource Source { get; private init; }

    /// <summary>The received file that the words stood in; null if they came from none.</summary>
    public Guid? SourceFileId { get; private init; }

    /// <summary>The earlier assessment that a carried-over answer comes from; null for all others.</summary>
    public Guid? CarriedFromId { get; internal init; }

    public Guid ByPersonId { get; private init; }

    /// <summary>The person's name at that moment.</summary>
    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }
}
