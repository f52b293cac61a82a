using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>Identity's passkey store over a change's own context, so that a passkey and its audit entry are saved together.</summary>
internal static class PasskeyStore
{
    public static IUserPasskeyStore<WorkbenchUser> Passkeys(this WorkbenchDbContext db) => new UserOnlyStore<WorkbenchUser, WorkbenchDbContext, Guid>(db);
}
