using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.Review.Findings;

/// <summary>Which findings the list shows.</summary>
public enum FindingFilter
{
    /// <summary>Still to be dealt with.</summary>
    Open,

    /// <summary>It is the caller's side's turn.</summary>
    WaitingForUs,

    Overdue,

    /// <summary>Confirmed, accepted or withdrawn.</summary>
    Ended,

    All,
}

/// <summary>What the list is sorted by.</summary>
public enum FindingSort
{
    Due,
    Severity,
    Counterparty,
    Raised,
}

/// <summary>Search, filter, order and page of the list; goes to the address and back without loss.</summary>
public sealed record FindingsState
{
    public const int PageSize = 50;

    public string Search { get; init; } = "";

    public FindingFilter Show { get; init; }

    /// <summary>One connection's alone.</summary>
    public Guid? Connection { get; init; }

    public FindingSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static FindingsState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(address.IndexOf('?') is >= 0 and var at ? address[at..] : "");
        return new()
        {
            Search = query.TryGetValue("q", out var words) ? words.ToString().Trim() : "",
            Show = Named<FindingFilter>("show"),
            Connection = query.TryGetValue("connection", out var connection) && Guid.TryParse(connection, out var id) ? id : null,
            Sort = Named<FindingSort>("sort"),
            Descending = query.TryGetValue("dir", out var direction) && direction == "desc",
            Page = query.TryGetValue("page", out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
        };

        T Named<T>(string key) where T : struct, Enum =>
            query.TryGetValue(key, out var name) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : default;
    }

    public string ToAddress(string path)
    {
        var query = new Dictionary<string, string?>();
        if (Search.Length > 0) query["q"] = Search;
        if (Show != default) query["show"] = Show.ToString().ToLowerInvariant();
        if (Connection is { } connection) query["connection"] = connection.ToString();
        if (Sort != default) query["sort"] = Sort.ToString().ToLowerInvariant();
        if (Descending) query["dir"] = "desc";
        if (Page > 1) query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>Sorted by <paramref name="sort"/>; asking again for the same turns it round.</summary>
    public FindingsState SortedBy(FindingSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };
}
