namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What to do with two texts for one field.</summary>
public enum ConflictKind
{
    /// <summary>Theirs stands; mine is given up.</summary>
    TakeTheirs,

    /// <summary>Mine is saved over theirs, which stays in the history.</summary>
    KeepMine,

    /// <summary>Both, one under the other, to be edited.</summary>
    Join,
}

/// <summary>The user's choice, with their own text as it stands in the field.</summary>
public sealed record ConflictAnswer(ConflictKind Kind, string Mine);
