using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Puts a refused sign-in into the trail of the person's organisations. Who tried is not known, so the product itself is the actor.</summary>
internal static class RefusedSignIns
{
    public static async Task RecordRefusedSignInAsync(this WorkbenchDbContext db, Guid personId, string method, bool lockedOut, DateTime nowUtc)
    {
        var organizations = await db.Memberships.Where(m => m.PersonId == personId && m.RevokedUtc == null).Select(m => m.OrganizationId).Distinct().ToListAsync();
        foreach (var organization in organizations)
        {
            db.Record(new(AuditChain.OfOrganization(organization), AuditActions.SignInFailed, AuditActor.System, nowUtc, personId,
                Details: new { method, lockedOut }));
        }
    }
}
