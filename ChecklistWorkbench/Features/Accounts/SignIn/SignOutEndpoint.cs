using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Accounts.Sessions;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>
/// Ends the session here and in the database. The top bar's form lives in a circuit and has no request token; another site cannot
/// call this anyway, as the cookie is SameSite=Lax and a foreign origin is turned away.
/// </summary>
internal static class SignOutEndpoint
{
    public static void MapSignOut(this WebApplication app) => app.MapPost(WorkbenchUrls.SignOut, async (HttpContext http, EndSessions sessions) =>
    {
        if (http.User.ToCaller() is { } caller)
        {
            var ended = await sessions.HandleAsync(caller, new(EndSessionsScope.This), http.RequestAborted);
            if (!ended.Succeeded && ended.Refusal is not SessionEnded) return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect("/account/sign-in?done=signed-out");
    }).AllowAnonymous().DisableAntiforgery();
}
