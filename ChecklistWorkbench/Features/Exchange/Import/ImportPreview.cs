using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>How a text in a file stands to the text here.</summary>
public enum ImportState
{
    Same,

    /// <summary>The file says something new, and nothing was changed here since the form was made.</summary>
    TheirsNew,

    /// <summary>The file says what the form said when it was made; it was changed here since.</summary>
    MineNewer,

    /// <summary>Changed here and in the file, each otherwise.</summary>
    Conflict,

    /// <summary>The file says something else, and the importer may not write it.</summary>
    NotWritable,
}

/// <summary>Why a text of a file cannot be taken in.</summary>
public enum ImportBarrier
{
    /// <summary>The answer is the other party's.</summary>
    OtherParty,

    /// <summary>The person's role reads only.</summary>
    Role,

    /// <summary>The assessment is not 作成中.</summary>
    State,

    /// <summary>The item was submitted and not returned.</summary>
    Submitted,

    /// <summary>The item was accepted.</summary>
    Accepted,

    /// <summary>対象外: the bank leaves the item out.</summary>
    Excluded,

    /// <summary>The form was made of another edition of the checklist.</summary>
    WrongEdition,

    /// <summary>One of the bank's own items, and this assessment has none of that number.</summary>
    UnknownCustomItem,
}

/// <summary>A text by its place in the assessment.</summary>
public readonly record struct ImportKey(int Number, Party Party, ResponseField Field);

/// <summary>One text of the file beside the one here and the one both come from.</summary>
/// <param name="Key">Which text.</param>
/// <param name="Category">区分.</param>
/// <param name="Objective">セキュリティ対応目標.</param>
/// <param name="Cell">Where it stands in the file.</param>
/// <param name="Base">When the form was made.</param>
/// <param name="Mine">Here, now.</param>
/// <param name="Theirs">In the file.</param>
/// <param name="State">How they stand to each other.</param>
/// <param name="Why">Why it cannot be taken in; null if it can.</param>
/// <param name="Revision">The revision of <paramref name="Mine"/>: what accepting is based on.</param>
public sealed record ImportCell(
    ImportKey Key, string Category, string Objective, string Cell, string Base, string Mine, string Theirs, ImportState State, ImportBarrier? Why, int Revision)
{
    /// <summary>Whether nothing was said here yet.</summary>
    public bool IsBlankHere => Mine == FieldText.Of(ResponseContent.Empty, Key.Field);

    public bool CanBeAccepted => State is ImportState.TheirsNew or ImportState.Conflict;
}

/// <summary>What taking a file in would change; nothing is changed by looking.</summary>
public sealed record ImportPreview(
    Guid FileId, string FileName, string Sha256, string Sheet, IReadOnlyList<string> OtherSheets, FormOriginKind Origin, IReadOnlyList<ImportCell> Cells,
    IReadOnlyList<UnmappedColumn> UnmappedColumns, IReadOnlyList<WorkbookProblem> Problems)
{
    /// <summary>By which saved 様式の対応付け it was read; null if by none.</summary>
    public SavedLayout? Layout { get; private init; }

    /// <summary>All that are saved for the bank.</summary>
    public IReadOnlyList<SavedLayout> Layouts { get; private init; } = [];

    /// <summary>Reads the file again just as it was read for this preview.</summary>
    /// <param name="given">The mapping that came as a file, if one did.</param>
    public LayoutChoice ReadBy(FormMapping? given = null) =>
        given is not null ? LayoutChoice.OfFile(given) : Layout is { } layout ? LayoutChoice.Of(layout.Id, layout.Version) : LayoutChoice.None;

    public static ImportPreview Of(
        ReceivedFile file, LaidOutForm read, Assessment assessment, ChecklistEdition edition, IReadOnlyList<Response> responses, FormOrigin origin, Participation by)
    {
        var form = read.Form;
        var isOtherEdition = form.Edition is not null && form.Edition != assessment.EditionId;
        var answers = responses.ToDictionary(response => (response.ItemNumber, response.Party));
        var items = form.Items.ToDictionary(item => item.Key);
        var texts = form.Items.SelectMany(item => item.Texts, (item, text) => (item.Key, text.Party, text.Field, text.Cell, text.Text))
            .Concat(form.Details.Select(detail => (detail.Key, detail.Party, detail.Field, Cell: $"{detail.Sheet} {detail.Cell}", Text: (string?)detail.Text)))
            .Where(text => text.Text is not null).OrderBy(text => text.Key).ThenBy(text => text.Party);
        return new(file.Id, file.Name, file.Sha256, form.Sheet, form.OtherSheets, origin.Kind,
            [.. texts.Select(text => CellOf(new(text.Key, text.Party, text.Field), text.Cell, Lf(text.Text!))).OfType<ImportCell>()], form.UnmappedColumns, form.Problems)
        {
            Layout = read.Layout,
            Layouts = read.Layouts,
        };

        ImportCell? CellOf(ImportKey key, string place, string theirs)
        {
            var catalogued = edition.Has(key.Number) ? edition.Item(key.Number) : null;
            var (category, objective) = catalogued is null ? (FormWords.CustomItems, items.GetValueOrDefault(key.Number)?.Objective ?? "") : (edition.CategoryOf(catalogued).Name, catalogued.Objective);
            if (!answers.TryGetValue((key.Number, key.Party), out var response)) return catalogued is null ? Unknown(key, objective, place, theirs) : null;
            var (mine, ancestor) = (FieldText.Of(response.Content, key.Field), origin.Text(key.Number, key.Party, key.Field));
            var barrier = isOtherEdition ? ImportBarrier.WrongEdition : assessment.BarrierToWriting(response, by) is { } why ? Enum.Parse<ImportBarrier>(why.ToString()) : default(ImportBarrier?);
            var state = theirs == mine ? ImportState.Same : theirs == ancestor ? ImportState.MineNewer : barrier is not null ? ImportState.NotWritable : mine == ancestor ? ImportState.TheirsNew : ImportState.Conflict;
            return new(key, category, objective, place, ancestor, mine, theirs, state, state == ImportState.NotWritable ? barrier : null, response.Revision);
        }
    }

    /// <summary>How many cells are in each state.</summary>
    public int Count(ImportState state) => Cells.Count(cell => cell.State == state);

    /// <summary>One of the bank's own items that is not here: shown where it says something.</summary>
    private static ImportCell? Unknown(ImportKey key, string objective, string place, string theirs) => theirs == FieldText.Of(ResponseContent.Empty, key.Field)
        ? null
        : new(key, FormWords.CustomItems, objective, place, "", "", theirs, ImportState.NotWritable, ImportBarrier.UnknownCustomItem, 0);

    /// <summary>As answers are kept: LF line breaks.</summary>
    private static string Lf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
