namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>Whether a report of someone independent stands behind what a party says of itself, on a given day.</summary>
public enum Confirmation
{
    /// <summary>独立確認済: the report speaks for the day.</summary>
    Holds,

    /// <summary>It is not shared with the other party.</summary>
    NotShared,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>It names neither a 有効期限 nor a period, so nothing says that it speaks for the day.</summary>
    WithoutDates,

    /// <summary>Its time begins later.</summary>
    NotYet,

    /// <summary>Its 有効期限, or where it names none its period, is over.</summary>
    Over,
}

/// <summary>
/// 独立確認済 beside 自己申告: an answer is confirmed by an assurance report or a report on agreed-upon procedures of the same party that is linked to its item
/// and speaks for the day. It says who looked, not that the answer is right.
/// </summary>
public static class IndependentConfirmation
{
    /// <summary>The kinds that are made by someone independent about what they examined.</summary>
    public static IReadOnlyList<EvidenceKind> Kinds { get; } = [EvidenceKind.AssuranceReport, EvidenceKind.AgreedProcedures];

    /// <summary>How a piece stands that is linked to an item; null for one that confirms nothing by its kind.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="period">Of its newest version.</param>
    /// <param name="isShared">Whether both parties may read it.</param>
    /// <param name="isWithdrawn">取下げ済.</param>
    /// <param name="day">In Japan.</param>
    public static Confirmation? Of(EvidenceKind kind, EvidencePeriod period, bool isShared, bool isWithdrawn, DateOnly day)
    {
        if (!Kinds.Contains(kind)) return null;
        if (isWithdrawn) return Confirmation.Withdrawn;
        if (!isShared) return Confirmation.NotShared;
        // A report covers a time that has passed and is used until its 有効期限; only where it names none does its period decide.
        if ((period.ValidUntil ?? period.CoversTo) is not { } last) return Confirmation.WithoutDates;
        if (last < day) return Confirmation.Over;
        return (period.CoversFrom ?? period.BasisOn) > day ? Confirmation.NotYet : Confirmation.Holds;
    }

    /// <summary>Whether what a submission froze confirmed an answer on <paramref name="day"/>.</summary>
    public static bool Holds(SubmittedEvidence evidence, DateOnly day) => Of(
        evidence.Kind, new() { BasisOn = evidence.BasisOn, CoversFrom = evidence.CoversFrom, CoversTo = evidence.CoversTo, ValidUntil = evidence.ValidUntil },
        isShared: true, isWithdrawn: false, day) == Confirmation.Holds;
}
