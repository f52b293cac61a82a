namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>What became of a save.</summary>
public abstract record SaveOutcome;

/// <summary>Saved; <paramref name="Revision"/> is the response's newest, <paramref name="Content"/> the whole answer as it now stands.</summary>
public sealed record Saved(int Revision, ResponseContent Content, DateTime AtUtc) : SaveOutcome;

/// <summary>Someone saved another value for the same field meanwhile: nothing was written; both values are for the user to weigh.</summary>
/// <param name="Fields">The fields in which the two disagree.</param>
/// <param name="Theirs">The answer as it now stands.</param>
/// <param name="Revision">Its revision: the base for the next try.</param>
public sealed record ChangedByAnother(ResponseField Fields, ResponseContent Theirs, int Revision, string Who, DateTime WhenUtc) : SaveOutcome;

/// <summary>The item may not be written now; nothing was written.</summary>
public sealed record Locked(WriteBarrier Why) : SaveOutcome;
