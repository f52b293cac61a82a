using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>One answer of a round that asks for 確認声明: what it began with, and what was stated about it last.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Carried">What it began with; null where nothing was carried over.</param>
/// <param name="Last">The newest statement; null while there is none.</param>
public sealed record StatedAnswer(Response Response, ResponseContent? Carried, Attestation? Last)
{
    /// <summary>Whether the answer still says what it began with.</summary>
    public bool IsAsCarried => Carried is not null && Carried == Response.Content;

    /// <summary>Whether a statement is asked for: not where the bank leaves the item out, nor where it keeps it closed for this round.</summary>
    public bool IsAsked => Response is { IsExcluded: false, Lock: not ResponseLock.Accepted };

    /// <summary>
    /// The newest statement, as far as it still holds. 変更なし and 対象外となった are about the words that were read: another revision, and they hold no
    /// more. 変更あり holds as long as the answer differs from what it began with.
    /// </summary>
    public Attestation? Standing => Last switch
    {
        null => null,
        { Statement: Statement.Changed } => IsAsCarried || Response.Content == ResponseContent.Empty ? null : Last,
        _ => Last.AnswerRevision == Response.Revision ? Last : null,
    };

    /// <summary>Why this cannot be stated; null if it can.</summary>
    public Refusal? BarrierTo(Statement statement, string reason) => statement switch
    {
        Statement.Unchanged when Carried is null => new NothingWasCarried(ItemNumbers.Label(Response.ItemNumber)),
        Statement.Unchanged when !IsAsCarried => new AnswerHasChanged(ItemNumbers.Label(Response.ItemNumber)),
        Statement.Changed when IsAsCarried || Response.Content == ResponseContent.Empty => new AnswerIsUnchanged(ItemNumbers.Label(Response.ItemNumber)),
        Statement.NoLongerApplies when string.IsNullOrWhiteSpace(reason) => new InvalidField("Reason", "Required"),
        _ => reason.Trim().Length > Lengths.Sentence ? new InvalidField("Reason", "TooLong", Lengths.Sentence, reason.Trim().Length) : null,
    };
}

/// <summary>確認声明 of a whole round: what stands, what is missing, and how one is made.</summary>
public sealed class RoundStatements(Assessment assessment, IReadOnlyList<StatedAnswer> answers)
{
    /// <summary>Whether the round asks for them: one under monitoring that began with earlier answers.</summary>
    public static bool AreAsked(Assessment assessment) => assessment is { Purpose: AssessmentPurpose.Monitoring, CarriedFromId: not null };

    public IReadOnlyList<StatedAnswer> Answers => answers;

    /// <summary>The party's items that nobody has stated anything about that still holds.</summary>
    public IReadOnlyList<int> MissingFrom(Party party) =>
        [.. answers.Where(answer => answer.Response.Party == party && answer is { IsAsked: true, Standing: null }).Select(answer => answer.Response.ItemNumber).Order()];

    /// <summary>What stands, by item and party: the form in which a submission freezes it.</summary>
    public IReadOnlyList<SubmittedAttestation> Freeze() =>
        [.. answers.Where(answer => answer.IsAsked).Select(answer => answer.Standing).OfType<Attestation>().OrderBy(a => a.ItemNumber).ThenBy(a => a.Party)
            .Select(a => new SubmittedAttestation(a.ItemNumber, a.Party, a.Statement, a.Reason.Length == 0 ? null : a.Reason, a.AnswerRevision, a.ByPersonId, a.ByName, a.AtUtc))];

    /// <summary>Whether <paramref name="by"/> may state anything about the answer now: whoever may write it.</summary>
    public static Refusal? BarrierToStating(Assessment assessment, Response response, Participation by)
    {
        if (!AreAsked(assessment)) return new StatementsNotAsked();
        return assessment.BarrierToWriting(response, by) switch
        {
            null => null,
            WriteBarrier.OtherParty or WriteBarrier.Role => new RoleMissing("Attest"),
            _ => new StatementClosed(ItemNumbers.Label(response.ItemNumber)),
        };
    }

    /// <summary>States the same about each of the items, in the name of <paramref name="by"/>: all of it, or nothing.</summary>
    /// <param name="statement">What.</param>
    /// <param name="reason">Why an item no longer applies; may be empty for the other two.</param>
    /// <param name="items">About which.</param>
    /// <param name="by">The named person.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<IReadOnlyList<Attestation>> State(Statement statement, string reason, IReadOnlyList<StatedItem> items, Participation by, DateTime atUtc)
    {
        if (!AreAsked(assessment)) return new StatementsNotAsked();
        var made = new List<Attestation>();
        foreach (var item in items.DistinctBy(item => item.ItemNumber))
        {
            if (answers.FirstOrDefault(answer => answer.Response.ItemNumber == item.ItemNumber && answer.Response.Party == by.Party) is not { } answer) return new RoleMissing("Attest");
            if (BarrierToStating(assessment, answer.Response, by) is { } refusal) return refusal;
            if (answer.Response.Revision != item.AnswerRevision || (answer.Last?.Number ?? 0) != item.BasedOn) return new StatedByAnother(ItemNumbers.Label(item.ItemNumber));
            if (answer.BarrierTo(statement, reason) is { } wrong) return wrong;
            made.Add(Attestation.Make(assessment, answer.Response, item.BasedOn + 1, statement, reason.Trim(), by, atUtc));
        }

        return made;
    }
}

/// <summary>The round asks for no 確認声明: it is a pre-screening, or began with no earlier answers.</summary>
public sealed record StatementsNotAsked : Refusal;

/// <summary>The item is not open for writing, so nothing is stated about it either.</summary>
public sealed record StatementClosed(string Item) : Refusal
{
    public override object[] Arguments => [Item];
}

/// <summary>The answer was saved, or something stated about it, since the person looked: nothing was stated.</summary>
public sealed record StatedByAnother(string Item) : Refusal
{
    public override object[] Arguments => [Item];
}

/// <summary>変更なし on an item that began with no earlier answer.</summary>
public sealed record NothingWasCarried(string Item) : Refusal
{
    public override object[] Arguments => [Item];
}

/// <summary>変更なし on an answer that says something else than before.</summary>
public sealed record AnswerHasChanged(string Item) : Refusal
{
    public override object[] Arguments => [Item];
}

/// <summary>変更あり on an answer that says what it said before, or nothing.</summary>
public sealed record AnswerIsUnchanged(string Item) : Refusal
{
    public override object[] Arguments => [Item];
}

/// <summary>The firm submits a monitoring round, and these items are without a statement that holds.</summary>
public sealed record StatementsMissing(string Items, int Count) : Refusal
{
    public override object[] Arguments => [Items, Count];
}
