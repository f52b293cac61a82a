using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>What was met in a received workbook. The sentence is found by the name, see <see cref="ProblemSentences"/>; scripts read the name.</summary>
public enum WorkbookProblemCode
{
    // The whole file is refused.
    FileUnavailable,
    FileTooLarge,
    NotAWorkbook,
    LegacyWorkbook,
    EncryptedWorkbook,
    OpenDocument,
    BinaryWorkbook,
    MacroWorkbook,
    ExternalLinks,
    EmbeddedObjects,
    DocumentType,
    TooManyParts,
    UnpackedTooLarge,
    CompressedTooMuch,
    TooMuchText,
    DamagedPackage,
    DamagedPart,
    SheetNotFound,
    NoHeader,
    MappingUnusable,
    NotAZip,
    EmptyZip,
    EncryptedZip,
    TooManyFiles,

    // The sheet is read; what is named here is left out of it, or worth a look.
    RowsBeyondLimit,
    ColumnsBeyondLimit,
    EditionUnknown,
    BaseUnreadable,
    ColumnTwice,
    NumberUnclear,
    NumberNotInEdition,
    NumberTwice,
    TextWithoutNumber,
    ItemsMissing,
    TargetDiffers,
    TargetMissing,
    JointTextUnclear,
    TextTooLong,
    FormulaWithoutValue,
    ErrorValue,
    MergedAnswer,
    WordNotInVocabulary,
    DateUnclear,
}

/// <summary>One thing that is wrong, or unclear, in a received workbook, and where.</summary>
/// <param name="Code">What.</param>
/// <param name="Sheet">The sheet; null if the file as a whole is meant.</param>
/// <param name="Cell">The cell, such as <c>E12</c>.</param>
/// <param name="Arguments">Figures and words for the sentence.</param>
public sealed record WorkbookProblem(WorkbookProblemCode Code, string? Sheet = null, string? Cell = null, params IReadOnlyList<object> Arguments);

/// <summary>The file cannot be read as a form; nothing was changed. The problem says why.</summary>
public sealed record WorkbookRefused(WorkbookProblem Problem) : Refusal;
