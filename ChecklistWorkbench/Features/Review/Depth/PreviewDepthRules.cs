using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Reviews;

namespace ChecklistWorkbench.Features.Review.Depth;

/// <param name="ConnectionId">On which of the bank's connections it is tried.</param>
public sealed record PreviewDepthRulesRequest(DepthRuleProposal Proposal, Guid ConnectionId);

/// <summary>An item whose suggestion would be another one.</summary>
public sealed record DepthDifference(int ItemNumber, SuggestedDepth Before, SuggestedDepth After);

/// <param name="Differences">By item; none where the change makes no difference on this connection.</param>
public sealed record DepthPreview(IReadOnlyList<DepthDifference> Differences);

/// <summary>What a change would make of the suggestions on one connection. Nothing is kept.</summary>
public sealed class PreviewDepthRules(WorkbenchDatabase database, ReferenceLibrary references, EditionCatalogue editions)
{
    public Task<Outcome<DepthPreview>> HandleAsync(Caller caller, PreviewDepthRulesRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync<DepthPreview>(caller, async work =>
        {
            var (connection, by) = await work.Access.ToConnectionAsync(request.ConnectionId, cancellationToken);
            if (!DepthRuleTable.MayChange(by)) return new RoleMissing("DepthRules");
            var (table, _) = await work.Db.ReadDepthRulesAsync(by.OrganizationId, references.DepthRules, cancellationToken);
            var known = await editions.ReadItemNumbersAsync(cancellationToken);
            var proposal = request.Proposal;
            var change = table.Propose(proposal.Act, proposal.RuleId, proposal.Content, proposal.BasedOn, known, by, work.NowUtc);
            if (!change.Succeeded) return change.Refusal;
            var (before, after) = (table.Speaking.ToList(), table.After(change.Value).Speaking.ToList());
            return new DepthPreview(
            [
                .. from number in known.Order()
                   let was = SuggestedDepth.Of(number, connection.Profile, before)
                   let now = SuggestedDepth.Of(number, connection.Profile, after)
                   where was.Depth != now.Depth || !was.Reasons.SequenceEqual(now.Reasons)
                   select new DepthDifference(number, was, now),
            ]);
        }, cancellationToken);
}
