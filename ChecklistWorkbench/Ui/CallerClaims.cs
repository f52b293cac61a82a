using System.Security.Claims;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Ui;

/// <summary>What the sign-in cookie carries: who, for which organisation, in which session. Rights are never in it.</summary>
public static class CallerClaims
{
    public const string Organization = "workbench:organization";
    public const string Session = "workbench:session";

    /// <summary>The caller of a signed-in principal; null if nobody is signed in.</summary>
    public static Caller? ToCaller(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
        && Guid.TryParse(principal.FindFirstValue(Organization), out var organization)
        && Guid.TryParse(principal.FindFirstValue(Session), out var session)
            ? new Caller(person, organization, session)
            : null;
}
