using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.Dashboard.Overview;

/// <summary>What the lines are sorted by.</summary>
public enum OverviewSort
{
    Name,

    /// <summary>Most 要改善 and 不十分 first.</summary>
    Lacking,

    /// <summary>Most open findings first.</summary>
    Findings,

    /// <summary>The earliest due date first.</summary>
    Due,
}

/// <summary>Search, order and category of the overview; goes to the address and back without loss.</summary>
public sealed record OverviewState
{
    public string Search { get; init; } = "";

    public OverviewSort Sort { get; init; }

    /// <summary>The category whose trend is shown; null for all.</summary>
    public int? Category { get; init; }

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static OverviewState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(address.IndexOf('?') is >= 0 and var at ? address[at..] : "");
        return new()
        {
            Search = query.TryGetValue("q", out var words) ? words.ToString().Trim() : "",
            Sort = query.TryGetValue("sort", out var by) && Enum.TryParse<OverviewSort>(by, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : default,
            Category = query.TryGetValue("category", out var chapter) && int.TryParse(chapter, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }

    public string ToAddress(string path)
    {
        var query = new Dictionary<string, string?>();
        if (Search.Length > 0) query["q"] = Search;
        if (Sort != default) query["sort"] = Sort.ToString().ToLowerInvariant();
        if (Category is { } category) query["category"] = category.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(path, query);
    }
}
