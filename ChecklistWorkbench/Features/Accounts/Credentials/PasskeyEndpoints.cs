using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Antiforgery;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>The two questions that the passkey script asks before the browser's own dialogue; the answers come back with the pages' forms.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/account/passkey/request-options", async (HttpContext http, IAntiforgery antiforgery, SignInWithPasskey signIn) =>
                await antiforgery.IsRequestValidAsync(http) ? Json(await signIn.OptionsAsync()) : Results.BadRequest())
            .AllowAnonymous().DisableAntiforgery().RequireRateLimiting(SignInRateLimit.Policy);

        app.MapPost("/account/passkey/creation-options", async (HttpContext http, IAntiforgery antiforgery, ChangePasskeys passkeys) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Unauthorized();
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var options = await passkeys.OptionsAsync(caller, http.RequestAborted);
            return options.Succeeded ? Json(options.Value) : Results.Unauthorized();
        }).DisableAntiforgery();
    }

    private static IResult Json(string json) => Results.Text(json, "application/json");
}
