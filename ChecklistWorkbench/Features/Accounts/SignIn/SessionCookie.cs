using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>The sign-in cookie: twelve hours from the last use, and on every request only as good as the session behind it.</summary>
internal static class SessionCookie
{
    /// <summary>Set on a request whose session lacks the second factor that its organisation asks for.</summary>
    public static readonly object SecondFactorMissing = new();

    public static void AddSessionCookie(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>>(provider => new ConfigureNamedOptions<CookieAuthenticationOptions>(null, cookie =>
        {
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = SecurePolicyOf(provider);
        }));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "checklist-workbench";
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/access-denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        });
    }

    private static CookieSecurePolicy SecurePolicyOf(IServiceProvider provider) =>
        provider.GetRequiredService<IConfiguration>().GetValue<CookieSecurePolicy?>("Accounts:CookieSecure")
        ?? (provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        // Style sheets and scripts are the same for everyone.
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null) return;

        var standing = context.Principal?.ToCaller() is { } caller
            ? await http.RequestServices.GetRequiredService<SessionCheck>().StandingAsync(caller, http.RequestAborted)
            : SessionStanding.Ended;
        if (standing == SessionStanding.SecondFactorMissing) http.Items[SecondFactorMissing] = true;
        if (standing != SessionStanding.Ended) return;
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
