using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <summary>Why an answer was not written into the other party's workbook.</summary>
public enum LeftReason
{
    /// <summary>The sheet has no row for the item, or no column for the field.</summary>
    NoPlace,

    /// <summary>Another text stands there already.</summary>
    Occupied,

    /// <summary>What stands there cannot be told apart by party.</summary>
    Unclear,

    /// <summary>The cell's drop-down has no such value.</summary>
    NotAChoice,

    /// <summary>The mapping has no word for the 対応区分.</summary>
    NoWord,

    /// <summary>The cell holds a formula.</summary>
    Formula,

    /// <summary>The cell lies under a merged one and would not be seen.</summary>
    Merged,
}

/// <summary>An answer that stays out of the file.</summary>
/// <param name="Number">通番.</param>
/// <param name="Field">Which of its fields.</param>
/// <param name="Cell">Where it would have stood; null if there is no place for it.</param>
public sealed record LeftCell(int Number, ResponseField Field, string? Cell, LeftReason Reason);

/// <summary>The other party's workbook with our answers in it.</summary>
/// <param name="Content">The file.</param>
/// <param name="Sheet">The sheet that was filled.</param>
/// <param name="Written">How many cells were written.</param>
/// <param name="Left">What was not, item by item.</param>
/// <param name="Problems">What was unclear when the file was read.</param>
public sealed record FilledForm(byte[] Content, string Sheet, int Written, IReadOnlyList<LeftCell> Left, IReadOnlyList<WorkbookProblem> Problems)
{
    /// <summary>By which saved 様式の対応付け it was read; null if by none.</summary>
    public SavedLayout? Layout { get; init; }

    /// <summary>All that are saved for the bank.</summary>
    public IReadOnlyList<SavedLayout> Layouts { get; init; } = [];
}
