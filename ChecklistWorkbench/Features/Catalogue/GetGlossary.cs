using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Catalogue;

/// <summary>The terms of an edition that a search finds; all of them where nothing is looked for.</summary>
public sealed record GlossaryView(ChecklistEdition Edition, IReadOnlyList<FoundTerm> Terms);

/// <param name="Name">The term with what was looked for marked.</param>
/// <param name="Definition">The definition, likewise.</param>
public sealed record FoundTerm(GlossaryTerm Term, IReadOnlyList<FoundPart> Name, IReadOnlyList<FoundPart> Definition);

/// <summary>The glossary of an edition.</summary>
public sealed class GetGlossary(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<GlossaryView>> HandleAsync(Caller caller, string editionId, string? search, CancellationToken cancellationToken) =>
        database.ReadAsync<GlossaryView>(caller, async work =>
        {
            await work.Access.ToOrganizationAsync(cancellationToken);
            if (await editions.FindAsync(editionId, cancellationToken) is not { } edition) return new NotFound();
            edition = await editions.ShowAsync(edition, cancellationToken);
            var words = SearchWords.Of(search);
            var terms = edition.Glossary.Where(term => words.IsEmpty || words.AreIn($"{term.Term}　{term.Definition}"));
            return new GlossaryView(edition, [.. terms.Select(term => new FoundTerm(term, words.Mark(term.Term), words.Mark(term.Definition)))]);
        }, cancellationToken);
}
