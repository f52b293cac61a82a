using System.Globalization;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>Which chain is shown, what narrows it and where the page begins; goes to the address and back without loss.</summary>
public sealed record TrailState
{
    public const int PageSize = 50;

    /// <summary>The connection whose chain it is; null for <see cref="Own"/>.</summary>
    public Guid? ConnectionId { get; init; }

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
    public long? Before { get; init; }

    public bool IsFiltered => this with { ConnectionId = null, OfInstallation = false, Before = null } != new TrailState();

    /// <summary>What the choice of the chain is called in the address.</summary>
    public string Chain => OfInstallation ? AuditChain.OfInstallation : ConnectionId?.ToString() ?? "";

    public string ChainIdFor(Guid organizationId) =>
        OfInstallation ? AuditChain.OfInstallation : ConnectionId is { } id ? AuditChain.OfConnection(id) : AuditChain.OfOrganization(organizationId);

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static TrailState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri ? uri.Query : "");
        string Text(string name) => query.TryGetValue(name, out var value) ? value.ToString() : "";
        Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new()
        {
            ConnectionId = Id("chain"),
            OfInstallation = Text("chain") == AuditChain.OfInstallation,
            From = Day("from"),
            Until = Day("until"),
            ActorId = Id("actor"),
            OrganizationId = Id("organization"),
            ItemNumber = int.TryParse(Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var item) && item is > 0 and < 100_000 ? item : null,
            Action = TrailWords.Actions.Contains(Text("action")) ? Text("action") : "",
            Before = long.TryParse(Text("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before > 0 ? before : null,
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
        if (Before is { } before) query["before"] = before.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(path, query);
    }
}
