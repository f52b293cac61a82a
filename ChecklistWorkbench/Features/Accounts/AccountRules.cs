using ChecklistWorkbench.Features.Accounts.SetUp;
using ChecklistWorkbench.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Diagnostics;

namespace ChecklistWorkbench.Features.Accounts;

/// <summary>What holds before any page: set-up comes first, then the second factor an organisation asks for; account pages are never stored.</summary>
internal static class AccountRules
{
    public const string SecondFactorPath = "/account/manage/two-factor";

    public static void UseAccountRules(this WebApplication app)
    {
        app.UseRateLimiter();
        app.Use(async (http, next) =>
        {
            // A form that failed is answered by its status alone: the not-found page would be run with the form as its own.
            if (!HttpMethods.IsGet(http.Request.Method) && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            var path = http.Request.Path;
            var isAccount = path.StartsWithSegments("/account");
            if (isAccount) http.Response.OnStarting(() => { http.Response.Headers.CacheControl = "no-store"; return Task.CompletedTask; });

            if (IsFree(http))
            {
                await next();
                return;
            }

            var pending = await http.RequestServices.GetRequiredService<FirstStart>().IsPendingAsync(http.RequestAborted);
            if (isAccount && (http.GetEndpoint() is not RouteEndpoint || (!pending && path == FirstStart.Path))) http.Response.StatusCode = StatusCodes.Status404NotFound;
            else if (pending && path != FirstStart.Path) Lead(http, FirstStart.Path);
            else if (http.Items.ContainsKey(SessionCookie.SecondFactorMissing) && !isAccount) Lead(http, SecondFactorPath);
            else await next();
        });
    }

    /// <summary>What every visitor needs: styles and scripts, the language, and the probes of whoever runs the server.</summary>
    private static bool IsFree(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null
        || http.Request.Path.StartsWithSegments("/language")
        || http.Request.Path.StartsWithSegments("/health")
        || http.Request.Path == "/not-found";

    private static void Lead(HttpContext http, string path)
    {
        if (HttpMethods.IsGet(http.Request.Method) && !http.WebSockets.IsWebSocketRequest) http.Response.Redirect(path);
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
