namespace ChecklistWorkbench.Features.Oscal.Catalogue;

/// <summary>NIST OSCAL, catalog: the members that the product uses, under the standard's names.</summary>
public sealed record CatalogDocument(OscalCatalog Catalog);

public sealed record OscalCatalog(Guid Uuid, OscalMetadata Metadata, IReadOnlyList<OscalGroup> Groups);

public sealed record OscalGroup(string Id, string Title, IReadOnlyList<OscalPart>? Parts, IReadOnlyList<OscalControlText> Controls);

public sealed record OscalControlText(string Id, string Class, string Title, IReadOnlyList<OscalProperty> Props, IReadOnlyList<OscalPart> Parts);

/// <param name="Id">A token, within the document; null where nobody refers to it.</param>
public sealed record OscalPart(string? Id, string Name, string? Title, string? Prose, IReadOnlyList<OscalPart>? Parts = null, string? Ns = null);
