using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.CustomItems;

/// <param name="Items">Those that match, in the order they came into the library.</param>
/// <param name="Total">All there are.</param>
/// <param name="CanKeep">Whether the caller may add and change.</param>
public sealed record CustomItemList(IReadOnlyList<LibraryItem> Items, int Total, bool CanKeep);

/// <summary>An item of the library with its versions, newest first.</summary>
public sealed record LibraryItem(Guid Id, CustomItemContent Content, int Revision, DateTime? RetiredUtc, IReadOnlyList<LibraryVersion> Versions);

public sealed record LibraryVersion(int Number, CustomItemContent Content, string ByName, DateTime AtUtc);

/// <summary>Reads the caller's bank's library.</summary>
public sealed class GetCustomItems(WorkbenchDatabase database)
{
    public Task<Outcome<CustomItemList>> HandleAsync(Caller caller, CustomItemsState state, CancellationToken cancellationToken) =>
        database.ReadAsync<CustomItemList>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!FieldRules.CanReadLibrary(by)) return new RoleMissing("CustomItems");
            var items = await work.Db.CustomItems.Where(item => item.OrganizationId == by.OrganizationId).Include(item => item.Versions)
                .OrderBy(item => item.Id).ToListAsync(cancellationToken);
            return new CustomItemList([.. items.Where(item => state.Shows(item)).Select(ToLibraryItem)], items.Count, FieldRules.CanKeepLibrary(by));
        }, cancellationToken);

    private static LibraryItem ToLibraryItem(CustomItem item) => new(item.Id, item.Content, item.Revision, item.RetiredUtc,
        [.. item.Versions.OrderByDescending(version => version.Number).Select(version => new LibraryVersion(version.Number, version.Content, version.ByName, version.AtUtc))]);
}
