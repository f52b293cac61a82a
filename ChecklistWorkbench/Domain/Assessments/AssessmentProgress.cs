using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>How far one party has come with its answers.</summary>
/// <param name="Total">Items the party answers.</param>
/// <param name="Answered">Of these, answered (<see cref="ResponseContent.IsAnswered"/>).</param>
/// <param name="ToAnswer">Not answered and still open to the party.</param>
/// <param name="ReturnedToAnswer">Returned by the bank and not saved since.</param>
public sealed record PartyProgress(int Total, int Answered, int ToAnswer, int ReturnedToAnswer)
{
    public static PartyProgress None { get; } = new(0, 0, 0, 0);
}

/// <summary>How far both parties have come.</summary>
public sealed record AssessmentProgress(PartyProgress Firm, PartyProgress Bank)
{
    public static AssessmentProgress None { get; } = new(PartyProgress.None, PartyProgress.None);

    public PartyProgress this[Party party] => party == Party.ConnectingFirm ? Firm : Bank;
}
