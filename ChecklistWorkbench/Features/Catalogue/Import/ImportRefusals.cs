using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary>The file is larger than any edition; it was not read.</summary>
public sealed record EditionFileTooLarge : Refusal;

/// <summary>The file is not UTF-8 text; it was not kept.</summary>
public sealed record EditionFileNotText : Refusal;

/// <summary>The file breaks the schema; nothing was taken in.</summary>
/// <param name="Faults">Every fault found.</param>
public sealed record EditionFileFaulty(IReadOnlyList<CatalogueFault> Faults) : Refusal;

/// <summary>Another content is published under the edition's id; the published one stays as it is.</summary>
public sealed record EditionDiffers : Refusal;
