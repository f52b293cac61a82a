using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Catalogue.Reviews;

/// <summary>Someone else corrected the entry meanwhile; nothing was recorded.</summary>
public sealed record EntryCorrectedMeanwhile : Refusal;

/// <summary>Another entry tells of that year already; correct that one.</summary>
public sealed record YearRecorded : Refusal;

/// <summary>Which entry a correction is of, and the version its form was filled from.</summary>
public sealed record CorrectionOf(Guid EntryId, int Number);

/// <summary>What recording a review and recording a change have in common.</summary>
internal static class ReferenceRules
{
    /// <summary>The version that is corrected; a refusal where it is gone or no longer the newest.</summary>
    public static Outcome<ReferenceEntry?> Find(IReadOnlyList<ReferenceEntry> recorded, ReferenceKind kind, CorrectionOf? correction)
    {
        if (correction is null) return (ReferenceEntry?)null;
        var newest = recorded.FirstOrDefault(entry => entry.EntryId == correction.EntryId && entry.Kind == kind);
        return newest is null ? new NotFound() : newest.Number == correction.Number ? newest : new EntryCorrectedMeanwhile();
    }

    public static InvalidField? Line(string field, string text) => Text(field, text, Lengths.Line);

    public static InvalidField? LineOrNothing(string field, string? text) => text?.Length > Lengths.Line ? new(field, "TooLong", Lengths.Line, text.Length) : null;

    public static InvalidField? Text(string field, string text, int limit = Lengths.Text) =>
        string.IsNullOrWhiteSpace(text) ? new(field, "Required") : text.Length > limit ? new(field, "TooLong", limit, text.Length) : null;
}
