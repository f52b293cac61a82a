using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>Whose result is referred to.</summary>
public enum RelianceKind
{
    /// <summary>他の金融機関の審査.</summary>
    OtherBank,

    /// <summary>協会の審査.</summary>
    Association,

    /// <summary>保証報告書の結論.</summary>
    AssuranceReport,

    /// <summary>合意された手続報告書 (AUP).</summary>
    AgreedProcedures,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>What a bank refers to. All dates are dates in Japan.</summary>
/// <param name="Name">Whose review or report, in words: nobody of the installation is named by it.</param>
/// <param name="Scope">範囲: what it covers.</param>
/// <param name="Standard">By which standard, and which edition of it.</param>
/// <param name="From">The day of the review, or the first day of its period.</param>
/// <param name="To">The last day of the period; null for a single day.</param>
/// <param name="ValidUntil">The last day it may be used; null where none is named.</param>
/// <param name="Items">The items it covers.</param>
public sealed record RelianceWords(
    RelianceKind Kind, string Name, string Scope, string Standard, DateOnly? From, DateOnly? To, DateOnly? ValidUntil, IReadOnlyList<int> Items)
{
    /// <summary>The first thing that cannot be kept; null if all can.</summary>
    /// <param name="today">In Japan.</param>
    /// <param name="asked">The items that the firm is asked in the round.</param>
    public InvalidField? FaultOn(DateOnly today, IReadOnlySet<int> asked)
    {
        if (Fault("RelianceName", Name, Lengths.Line) is { } name) return name;
        if (Fault("RelianceScope", Scope, Lengths.Text) is { } scope) return scope;
        if (Fault("RelianceStandard", Standard, Lengths.Line) is { } standard) return standard;
        if (From is not { } from) return new("RelianceFrom", "Required");
        if (from > today) return new("RelianceFrom", "InTheFuture");
        if (To > today) return new("RelianceTo", "InTheFuture");
        if (To < from) return new("RelianceTo", "BeforeStart");
        if (ValidUntil < today) return new("RelianceValidUntil", "InPast");
        if (Items.Count == 0) return new("RelianceItems", "ChooseOne");
        return Items.All(asked.Contains) ? null : new("RelianceItems", "Unknown");
    }

    private static InvalidField? Fault(string field, string text, int most) =>
        string.IsNullOrWhiteSpace(text) ? new(field, "Required") : text.Trim().Length > most ? new(field, "TooLong", most, text.Trim().Length) : null;
}

/// <summary>Something that was done about a 参照. Kept as it was said.</summary>
/// <param name="Number">From 1, per 参照.</param>
/// <param name="State">Where it left it.</param>
/// <param name="Words">What was said; may be empty where the firm consented.</param>
public sealed record RelianceStep(int Number, RelianceAct Act, RelianceState State, string Words, Guid ByPersonId, string ByName, DateTime AtUtc);

/// <summary>What the bank said of one item. The newest counts; none is overwritten.</summary>
/// <param name="Revision">From 1, per item.</param>
/// <param name="Reason">What is adopted, what is still to be checked, or why it is not.</param>
public sealed record RelianceRuling(int ItemNumber, int Revision, RelianceUse Use, string Reason, Guid ByPersonId, string ByName, DateTime AtUtc);

/// <summary>The same as it was shown to the firm. Append-only.</summary>
/// <param name="RelianceNumber">Number of the 参照 in the assessment.</param>
public sealed record SharedRuling(int RelianceNumber, int ItemNumber, int Revision, RelianceUse Use, string Reason)
{
    /// <summary>What there is to show: the newest of each item of whatever the firm consented to.</summary>
    public static IReadOnlyList<SharedRuling> Of(IEnumerable<Reliance> reliances) =>
    [
        .. from reliance in reliances
           where reliance.State == RelianceState.Consented
           from ruling in reliance.Standing
           orderby reliance.Number, ruling.ItemNumber
           select new SharedRuling(reliance.Number, ruling.ItemNumber, ruling.Revision, ruling.Use, ruling.Reason),
    ];
}
