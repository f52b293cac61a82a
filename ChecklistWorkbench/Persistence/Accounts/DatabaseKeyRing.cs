using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Accounts;

/// <summary>Keeps Data Protection's keys in the workbench's database. Its interface is synchronous; it is asked at start and every 90 days.</summary>
internal sealed class DatabaseKeyRing(IDbContextFactory<WorkbenchDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.DataProtectionKeys.Select(key => key.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName) => StoreAsync(element, friendlyName).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string friendlyName)
    {
        await using var db = await contexts.CreateDbContextAsync().ConfigureAwait(false);
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync().ConfigureAwait(false);
    }
}
