using ChecklistWorkbench.Domain.Assessments;

namespace ChecklistWorkbench.Domain.Review;

/// <summary>One return of an item by one bank.</summary>
/// <param name="ConnectionId">The connection it was on.</param>
public sealed record PastReturn(Guid ConnectionId, ReturnReasonCode Code);

/// <summary>
/// よくある差戻し: for what reasons a bank tends to ask an item back. A hint for whoever answers it next; it says nothing of how often, of whom, or
/// of any other bank.
/// </summary>
public static class ReturnHint
{
    /// <summary>From so many connections on, a reason says something of the item rather than of one firm.</summary>
    public const int Connections = 3;

    private const int Most = 2;

    /// <param name="returns">All returns of the item by the bank.</param>
    /// <param name="connectionId">The connection whose firm is to read it: what that firm was told itself may be said again.</param>
    public static IReadOnlyList<ReturnReasonCode> Of(IEnumerable<PastReturn> returns, Guid connectionId) =>
        [.. returns.Where(past => past.Code != ReturnReasonCode.Other).GroupBy(past => past.Code)
            .Where(code => code.Any(past => past.ConnectionId == connectionId) || code.Select(past => past.ConnectionId).Distinct().Count() >= Connections)
            .OrderByDescending(code => code.Count()).ThenBy(code => code.Key).Select(code => code.Key).Take(Most)];
}
