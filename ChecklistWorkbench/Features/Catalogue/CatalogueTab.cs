namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>The parts of the catalogue.</summary>
public enum CatalogueTab
{
    Items,
    Glossary,
    Crosswalks,
    Reviews,
    Editions,
}
