using System.Globalization;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>In which way a catalogue file breaks its schema.</summary>
public enum FaultKind
{
    NotJson,
    NotAnObject,
    Schema,
    Missing,
    WrongKind,
    Empty,
    TooLong,
    NotWholeNumber,
    NotYesOrNo,
    NotADate,
    NotAMonth,
    NotAnId,
    NotOneOf,
    NotWholeNumbers,
    NotPages,
    NotTexts,
    EmptyInList,
    TooMany,
    OutOfSequence,
    Twice,
    NoCategory,
    NoNote,
    NoEdition,
    NoItem,
    NotTheGuide,
    OtherWords,
    OtherCount,
    OutOfPlace,
}

/// <summary>A fault of a catalogue file: the file, entry and field, what is wrong there, and the figures that say so.</summary>
public sealed record CatalogueFault(string Place, FaultKind Kind, params object[] Arguments)
{
    /// <summary>The sentence in English, for messages at start; screens have it in the user's language.</summary>
    public override string ToString() => $"{Place}: {string.Format(CultureInfo.InvariantCulture, Words, Arguments)}";

    private string Words => Kind switch
    {
        FaultKind.NotJson => "is not JSON",
        FaultKind.NotAnObject => "is not an object",
        FaultKind.Schema => "is {0}; this version reads {1}",
        FaultKind.Missing => "is missing",
        FaultKind.WrongKind => "is {0} where {1} is due",
        FaultKind.Empty => "is empty",
        FaultKind.TooLong => "has {1} characters; {0} are allowed",
        FaultKind.NotWholeNumber => "is not a whole number",
        FaultKind.NotYesOrNo => "is not true or false",
        FaultKind.NotADate => "is not a date of the form 2018-10-12",
        FaultKind.NotAMonth => "is not a month of the form 2021-12",
        FaultKind.NotAnId => "is “{0}”; use small letters, digits and hyphens",
        FaultKind.NotOneOf => "is “{0}”; use one of {1}",
        FaultKind.NotWholeNumbers => "is not a list of whole numbers",
        FaultKind.NotPages => "is not the first and the last page",
        FaultKind.NotTexts => "is not a list of texts",
        FaultKind.EmptyInList => "holds an empty text",
        FaultKind.TooMany => "has {1} entries; {0} can be marked",
        FaultKind.OutOfSequence => "is {0} where {1} is due; items are numbered from 1 without gaps",
        FaultKind.Twice => "has {0} twice",
        FaultKind.NoCategory => "is {0}, which is no category",
        FaultKind.NoNote => "refers to note {0}, which the item has not",
        FaultKind.NoEdition => "is “{0}”, which is no edition",
        FaultKind.NoItem => "names {0}, which no edition has",
        FaultKind.NotTheGuide => "is not “{0}”: the heading of item {1} was not found ({2} items were)",
        FaultKind.OtherWords => "is not “{0}”",
        FaultKind.OtherCount => "has {0} entries where {1} are due",
        FaultKind.OutOfPlace => "is {0} where {1} is due",
        _ => throw new InvalidOperationException($"No words for {Kind}."),
    };
}

/// <summary>A file of the catalogue breaks its schema; the message is the first fault's.</summary>
public sealed class CatalogueFileException(IReadOnlyList<CatalogueFault> faults, Exception? inner = null) : Exception(faults[0].ToString(), inner)
{
    /// <summary>Every fault found, in the order of the file; never empty.</summary>
    public IReadOnlyList<CatalogueFault> Faults => faults;
}
