using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;

namespace ChecklistWorkbench.Features.Catalogue.Equivalence;

/// <param name="ItemNumber">通番 in the later edition; null for all items that changed in wording only.</param>
public sealed record RuleEquivalenceRequest(string LaterId, string EarlierId, int? ItemNumber, bool IsEquivalent, string Reason);

/// <summary>The item changed in more than its wording, or not at all: there is nothing to rule on.</summary>
public sealed record NotWordingOnly : Refusal;

/// <summary>Rules for the caller's bank whether items in other words count as the same, for all its firms from now on.</summary>
public sealed class RuleEquivalence(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, RuleEquivalenceRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!EquivalenceRight.MayRule(by)) return new RoleMissing(nameof(Role.ReviewLead));
            if (string.IsNullOrWhiteSpace(request.Reason)) return new InvalidField(nameof(request.Reason), "Required");
            if (request.Reason.Length > Lengths.Text) return new InvalidField(nameof(request.Reason), "TooLong", Lengths.Text, request.Reason.Length);
            if (await editions.FindAsync(request.LaterId, cancellationToken) is not { } later || await editions.FindAsync(request.EarlierId, cancellationToken) is not { } earlier)
                return new NotFound();
            var comparison = EditionComparison.Between(earlier, later);
            if (!comparison.Items.Any(item => item.Change == ItemChange.Wording && (request.ItemNumber is null || item.Later!.Number == request.ItemNumber)))
                return new NotWordingOnly();
            work.Db.EquivalenceRulings.Add(EquivalenceRuling.Make(earlier.Id, later.Id, request.ItemNumber, request.IsEquivalent, request.Reason, by, work.NowUtc));
            return default(Done);
        }, cancellationToken);
}

/// <summary>Who rules: whoever decides for a bank.</summary>
internal static class EquivalenceRight
{
    public static bool MayRule(Participation by) => by.Party == Party.FinancialInstitution && by.Has(Role.ReviewLead);
}
