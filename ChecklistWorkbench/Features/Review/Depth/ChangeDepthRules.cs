using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Depth;

/// <param name="RuleId">Which rule; none where one is added.</param>
/// <param name="Content">What it is to say; only where it is added or changed.</param>
/// <param name="BasedOn">The version of the table that the caller saw.</param>
public sealed record DepthRuleProposal(DepthRuleAct Act, string? RuleId, DepthRuleContent? Content, int BasedOn);

/// <summary>Adds, changes, switches off or on, or restores a rule. Returns the table's new version.</summary>
public sealed class ChangeDepthRules(WorkbenchDatabase database, ReferenceLibrary references, EditionCatalogue editions)
{
    public Task<Outcome<int>> HandleAsync(Caller caller, DepthRuleProposal proposal, CancellationToken cancellationToken) =>
        database.ChangeAsync<int>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!DepthRuleTable.MayChange(by)) return new RoleMissing("DepthRules");
            var (table, _) = await work.Db.ReadDepthRulesAsync(by.OrganizationId, references.DepthRules, cancellationToken);
            var known = await editions.ReadItemNumbersAsync(cancellationToken);
            var change = table.Propose(proposal.Act, proposal.RuleId, proposal.Content, proposal.BasedOn, known, by, work.NowUtc);
            if (!change.Succeeded) return change.Refusal;
            work.Db.DepthRuleChanges.Add(change.Value);
            return change.Value.Number;
        }, cancellationToken);
}

/// <summary>What a rule may speak of.</summary>
internal static class DepthItems
{
    /// <summary>The items of every edition there is: an assessment keeps its edition, and the rules speak for all.</summary>
    public static async Task<IReadOnlySet<int>> ReadItemNumbersAsync(this EditionCatalogue editions, CancellationToken cancellationToken) =>
        (await editions.GetAllAsync(cancellationToken)).SelectMany(edition => edition.Items).Select(item => item.Number).ToHashSet();
}
