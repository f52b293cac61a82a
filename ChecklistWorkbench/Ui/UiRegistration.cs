using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Localization;
using Radzen;

namespace ChecklistWorkbench.Ui;

/// <summary>Registers the interactive shell: circuits, languages, component library.</summary>
public static class UiRegistration
{
    private static readonly CultureInfo[] Languages = [new("ja"), new("en")];

    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddLocalization();
        // Japanese as itself, not as character references: pages are a third of the size.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<CircuitPresence>().AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitPresence>());
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.Configure<CircuitOptions>(circuits =>
        {
            // A closed laptop lid must not cost anyone their place: 3 minutes and 100 circuits are the defaults.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
            circuits.DisconnectedCircuitMaxRetained = 1_000;
        });
        // The longest text is 8,000 characters; escaped as JSON inside a message that can be 48 KB and more.
        services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(hub => hub.MaximumReceiveMessageSize = 256 * 1024);
        services.AddRadzenComponents();
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture("ja");
            localization.SupportedCultures = Languages;
            localization.SupportedUICultures = Languages;
            localization.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        return services;
    }

    public static void MapUi(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server =>
        {
            // Two parties' texts share a page; compressing them together would let one guess the other's by size.
            server.DisableWebSocketCompression = true;
            // SecurityHeaders sets the whole policy, frame-ancestors included.
            server.ContentSecurityFrameAncestorsPolicy = null;
        });
        app.MapGet("/language/{language}", (string language, string? returnUrl, HttpContext http) =>
        {
            if (Languages.Any(known => known.Name == language))
            {
                http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
            }

            return Results.LocalRedirect(returnUrl is ['/', not '/' and not '\\', ..] ? returnUrl : "/");
        }).AllowAnonymous();
    }
}
