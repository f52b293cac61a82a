using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>The caller's own credentials inside a change.</summary>
internal static class OwnCredentials
{
    /// <summary>The caller's credentials; made empty for someone who never had any (a demonstration person).</summary>
    public static async Task<WorkbenchUser> OwnUserAsync(this Work work, Participation by)
    {
        if (await work.Db.Users.FirstOrDefaultAsync(u => u.Id == by.PersonId) is { } user) return user;
        var email = await work.Db.People.Where(p => p.Id == by.PersonId).Select(p => p.Email).FirstAsync();
        user = WorkbenchUser.For(by.PersonId, email);
        work.Db.Users.Add(user);
        return user;
    }

    public static void RecordCredential(this Work work, Participation by, string action, object? details = null) =>
        work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), action, by.Actor, work.NowUtc, by.PersonId, Details: details));
}
