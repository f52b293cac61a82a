using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Persistence.Accounts;

/// <summary>A person's credentials, under the person's own id. Everything that is not a credential stands in <c>Person</c>.</summary>
public sealed class WorkbenchUser : IdentityUser<Guid>;
