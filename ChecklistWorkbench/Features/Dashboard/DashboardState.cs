using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Features.Dashboard.Waiting;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.Dashboard;

/// <summary>Whose move an assessment waits for, seen from the reader's side.</summary>
public enum Turn
{
    Mine,
    Theirs,
    Finished,
}

/// <summary>Search, filters and page of the dashboard; goes to the address and back without loss.</summary>
public sealed record DashboardState
{
    public const int PageSize = 50;

    public string Search { get; init; } = "";

    /// <summary>Null for all.</summary>
    public Turn? Turn { get; init; }

    /// <summary>Null for all.</summary>
    public AssessmentState? State { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>What is shown of all that waits.</summary>
    public WaitingFilter Waits { get; init; } = WaitingFilter.Urgent;

    /// <summary>Whether anything narrows the list of assessments.</summary>
    public bool IsFiltered => Search.Length > 0 || Turn is not null || State is not null;

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static DashboardState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.Query : "");
        return new()
        {
            Search = query.TryGetValue("q", out var words) ? words.ToString().Trim() : "",
            Turn = query.TryGetValue("turn", out var turn) && Enum.TryParse<Turn>(turn, ignoreCase: true, out var whose) && Enum.IsDefined(whose) ? whose : null,
            State = query.TryGetValue("state", out var state) && Enum.TryParse<AssessmentState>(state, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null,
            Page = query.TryGetValue("page", out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
            Waits = WaitingFilter.Read(query.TryGetValue("waits", out var waits) ? waits.ToString() : null),
        };
    }

    public string ToAddress(string path)
    {
        var query = new Dictionary<string, string?>();
        if (Search.Length > 0) query["q"] = Search;
        if (Turn is { } turn) query["turn"] = turn.ToString().ToLowerInvariant();
        if (State is { } state) query["state"] = state.ToString().ToLowerInvariant();
        if (Page > 1) query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        if (Waits.Word is { } word) query["waits"] = word;
        return QueryHelpers.AddQueryString(path, query);
    }
}
