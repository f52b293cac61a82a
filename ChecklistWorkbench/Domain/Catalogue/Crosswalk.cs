namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>対応表: which principles of another document the items cover, and why (seed-data/crosswalks, schema 1).</summary>
public sealed record Crosswalk(string Id, CrosswalkDocument Document, IReadOnlyList<Principle> Principles)
{
    /// <summary>The principles that this item covers, in the document's order, each with its link.</summary>
    public IEnumerable<(Principle Principle, ItemLink Link)> PointingTo(int itemNumber) =>
        from principle in Principles
        from link in principle.Items
        where link.Number == itemNumber
        select (principle, link);
}

/// <summary>The document a crosswalk is about.</summary>
/// <param name="Date">Null where the document bears none.</param>
public sealed record CrosswalkDocument(string Title, string Publisher, DateOnly? Date);

/// <summary>A principle, clause or threat of the document.</summary>
/// <param name="Id">How the document numbers it.</param>
/// <param name="Heading">The heading it stands under, in the document's words.</param>
/// <param name="Digest">What it demands, in our own words.</param>
/// <param name="Items">The items that cover it; none where the checklist leaves it open.</param>
/// <param name="SuggestedCustomItem">What a bank can ask on its own where the items leave something open.</param>
public sealed record Principle(
    string Id, string Heading, string Digest, PrincipleKind Kind, IReadOnlyList<ItemLink> Items, SuggestedItem? SuggestedCustomItem)
{
    public bool IsCovered => Items.Count > 0;

    /// <summary>Whether it asks for something that no item asks.</summary>
    public bool IsOpen => !IsCovered && Kind != PrincipleKind.Background;
}

/// <summary>What a principle is about.</summary>
public enum PrincipleKind
{
    Eligibility,
    Security,
    UserProtection,
    Disclosure,
    Compensation,
    Monitoring,
    IncidentResponse,
    PublicInformation,
    ChainedConnection,
    Cooperation,

    /// <summary>Explains or gives reasons and asks nothing of anyone.</summary>
    Background,
    Threat,
    Risk,
}

/// <summary>An item that covers a principle, with the reason in one line.</summary>
public sealed record ItemLink(int Number, string Reason);

/// <summary>独自確認項目 as a bank may take it over.</summary>
public sealed record SuggestedItem(string Objective, string Explanation);
