using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>Which connections the list shows.</summary>
public enum ConnectionFilter
{
    All,

    /// <summary>The newest assessment is under way.</summary>
    Open,

    /// <summary>The newest assessment is closed or withdrawn.</summary>
    Finished,

    /// <summary>The other party has not joined.</summary>
    Waiting,

    /// <summary>Joined, but no assessment was opened yet.</summary>
    None,
}

/// <summary>What the list is sorted by.</summary>
public enum ConnectionSort
{
    Due,
    Counterparty,
    Service,
    Opened,
}

/// <summary>Search, filter, order and page of the list; goes to the address and back without loss.</summary>
public sealed record ConnectionsState
{
    public const int PageSize = 50;

    public string Search { get; init; } = "";

    public ConnectionFilter State { get; init; }

    public ConnectionSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Search.Length > 0 || State != ConnectionFilter.All;

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static ConnectionsState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.Query : "");
        return new()
        {
            Search = query.TryGetValue("q", out var words) ? words.ToString().Trim() : "",
            State = query.TryGetValue("state", out var state) && Enum.TryParse<ConnectionFilter>(state, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : default,
            Sort = query.TryGetValue("sort", out var by) && Enum.TryParse<ConnectionSort>(by, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : default,
            Descending = query.TryGetValue("dir", out var direction) && direction == "desc",
            Page = query.TryGetValue("page", out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
        };
    }

    public string ToAddress(string path)
    {
        var query = new Dictionary<string, string?>();
        if (Search.Length > 0) query["q"] = Search;
        if (State != default) query["state"] = State.ToString().ToLowerInvariant();
        if (Sort != default) query["sort"] = Sort.ToString().ToLowerInvariant();
        if (Descending) query["dir"] = "desc";
        if (Page > 1) query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(path, query);
    }

    /// <summary>Sorted by <paramref name="sort"/>; asking again for the same turns it round.</summary>
    public ConnectionsState SortedBy(ConnectionSort sort) => this with { Sort = sort, Descending = Sort == sort && !Descending, Page = 1 };
}
