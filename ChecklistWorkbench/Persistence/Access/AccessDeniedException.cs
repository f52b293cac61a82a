namespace ChecklistWorkbench.Persistence.Access;

/// <summary>
/// The caller asked for something they are no party to. Thrown by <see cref="ConnectionAccess"/>, turned into <c>NotFound</c> and an
/// <c>access.denied</c> entry by <see cref="WorkbenchDatabase"/>; nothing else catches it.
/// </summary>
public sealed class AccessDeniedException(string what, Guid subjectId) : Exception($"no access to {what} {subjectId}")
{
    public string What { get; } = what;

    public Guid SubjectId { get; } = subjectId;
}

/// <summary>The caller's session was ended, or the person disabled. Turned into <c>SessionEnded</c> by <see cref="WorkbenchDatabase"/>.</summary>
public sealed class SessionEndedException() : Exception("the session has ended");
