using System.Globalization;
using ChecklistWorkbench.Domain.Evidence;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <summary>Whose evidence is listed.</summary>
public enum EvidenceOwner
{
    /// <summary>自組織.</summary>
    Own,

    /// <summary>相手方から共有.</summary>
    Theirs,
}

/// <summary>Search, filters and page of the list; goes to the address and back without loss.</summary>
public sealed record EvidenceListState
{
    public const int PageSize = 50;

    public string Search { get; init; } = "";

    /// <summary>Null for all.</summary>
    public EvidenceKind? Kind { get; init; }

    /// <summary>Null for all; otherwise 期限間近 or 期限切れ.</summary>
    public EvidenceValidity? Validity { get; init; }

    /// <summary>Null for all.</summary>
    public EvidenceOwner? Owner { get; init; }

    /// <summary>Whether what was withdrawn is listed too.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => this with { Page = 1 } != new EvidenceListState();

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static EvidenceListState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.Query : "");
        return new()
        {
            Search = query.TryGetValue("q", out var words) ? words.ToString().Trim() : "",
            Kind = Of<EvidenceKind>("kind"),
            Validity = Of<EvidenceValidity>("validity") is EvidenceValidity.Expiring or EvidenceValidity.Expired ? Of<EvidenceValidity>("validity") : null,
            Owner = Of<EvidenceOwner>("owner"),
            Withdrawn = query.TryGetValue("withdrawn", out var withdrawn) && withdrawn == "yes",
            Page = query.TryGetValue("page", out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
        };

        T? Of<T>(string name) where T : struct, Enum =>
            query.TryGetValue(name, out var said) && Enum.TryParse<T>(said, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
    }

    public string ToAddress(string path)
    {
        var query = new Dictionary<string, string?>();
        if (Search.Length > 0) query["q"] = Search;
        if (Kind is { } kind) query["kind"] = kind.ToString().ToLowerInvariant();
        if (Validity is { } validity) query["validity"] = validity.ToString().ToLowerInvariant();
        if (Owner is { } owner) query["owner"] = owner.ToString().ToLowerInvariant();
        if (Withdrawn) query["withdrawn"] = "yes";
        if (Page > 1) query["page"] = Page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(path, query);
    }
}
