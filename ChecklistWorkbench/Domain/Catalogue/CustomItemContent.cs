using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>What a 独自確認項目 asks, of whom, and on which connections it is worth asking. Texts use LF line breaks.</summary>
public sealed record CustomItemContent
{
    /// <summary>What is to be achieved, in one sentence as on the form.</summary>
    public string Objective { get; init; } = "";

    /// <summary>What is asked and what a good answer shows; stands in the guide's place beside the question.</summary>
    public string Explanation { get; init; } = "";

    public ResponsibleParty Target { get; init; }

    /// <summary>The kinds of API it applies to; a connection with any of them is offered the item.</summary>
    public ApiKinds ApiKinds { get; init; } = ApiKinds.Inquiry | ApiKinds.Update | ApiKinds.Authentication;

    /// <summary>Where it comes from, such as a principle's document and number; empty if from nowhere but the bank itself.</summary>
    public string Source { get; init; } = "";

    public bool Fits(ApiKinds connection) => (ApiKinds & connection) != ApiKinds.None;

    /// <summary>The first field that cannot be kept as it is; null if all can.</summary>
    public InvalidField? Fault() =>
        string.IsNullOrWhiteSpace(Objective) ? new InvalidField(nameof(Objective), "Required")
        : TooLong(nameof(Objective), Objective, Lengths.Sentence)
        ?? (string.IsNullOrWhiteSpace(Explanation) ? new InvalidField(nameof(Explanation), "Required") : null)
        ?? TooLong(nameof(Explanation), Explanation, Lengths.Text)
        ?? (ApiKinds == ApiKinds.None ? new InvalidField(nameof(ApiKinds), "ChooseOne") : null)
        ?? TooLong(nameof(Source), Source, Lengths.Line);

    /// <summary>Texts as they are kept: trimmed, LF line breaks.</summary>
    public CustomItemContent Normalized() => this with { Objective = Kept(Objective), Explanation = Kept(Explanation), Source = Kept(Source) };

    private static string Kept(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();

    private static InvalidField? TooLong(string field, string text, int limit) =>
        text.Length > limit ? new InvalidField(field, "TooLong", limit, text.Length) : null;
}
