using System.Globalization;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>Which chain is shown, what narrows it and where the page begins; goes to the address and back without loss.</summary>
public sealed record TrailState
{
    public const int PageSize = 50;

    private const string OfAllConnections = "all";

    /// <summary>The connection whose chain it is; null for any other choice.</summary>
    public Guid? ConnectionId { get; init; }

    /// <summary>The chains of all connections in the caller's reach, as one.</summary>
    public bool AllConnections { get; init; }

    /// <summary>The installation's chain instead of the organisation's own.</summary>
    public bool OfInstallation { get; init; }

    /// <summary>First and last day, in Japan.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public Guid? ActorId { get; init; }

    public Guid? OrganizationId { get; init; }

    public int? ItemNumber { get; init; }

    public string Action { get; init; } = "";

    /// <summary>Entries older than this one; null for the newest.</summary>
    public TrailPlace? Before { get; init; }

    /// <summary>The same choice of the chain with nothing that narrows it.</summary>
    public TrailState Cleared => new() { ConnectionId = ConnectionId, AllConnections = AllConnections, OfInstallation = OfInstallation };

    public bool IsFiltered => this with { Before = null } != Cleared;

    /// <summary>What the choice of the chain is called in the address.</summary>
    public string Chain => OfInstallation ? AuditChain.OfInstallation : AllConnections ? OfAllConnections : ConnectionId?.ToString() ?? "";

    /// <summary>The choice that is called <paramref name="chain"/> in the address; the organisation's own chain if nothing is.</summary>
    public static TrailState Of(string? chain) => new()
    {
        ConnectionId = Guid.TryParse(chain, out var id) ? id : null,
        AllConnections = chain == OfAllConnections,
        OfInstallation = chain == AuditChain.OfInstallation,
    };

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static TrailState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.Query : "");
        string Text(string name) => query.TryGetValue(name, out var value) ? value.ToString() : "";
        Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var chosen = Of(Text("chain"));
        return chosen with
        {
            From = Day("from"),
            Until = Day("until"),
            ActorId = Id("actor"),
            OrganizationId = Id("organization"),
            ItemNumber = int.TryParse(Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var item) && item is > 0 and < 100_000 ? item : null,
            Action = TrailWords.Actions.Contains(Text("action")) ? Text("action") : "",
            Before = TrailPlace.Read(Text("before")) is { } place && place.IsAcross == chosen.AllConnections ? place : null,
        };
    }

    public string ToAddress(string path = WorkbenchUrls.AuditTrail)
    {
        var query = new Dictionary<string, string?>();
        if (Chain.Length > 0) query["chain"] = Chain;
        if (From is { } from) query["from"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Until is { } until) query["until"] = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (ActorId is { } actor) query["actor"] = actor.ToString();
        if (OrganizationId is { } organization) query["organization"] = organization.ToString();
        if (ItemNumber is { } item) query["item"] = item.ToString(CultureInfo.InvariantCulture);
        if (Action.Length > 0) query["action"] = Action;
        if (Before is { } before) query["before"] = before.ToString();
        return QueryHelpers.AddQueryString(path, query);
    }
}
