namespace ChecklistWorkbench.Ui;

/// <summary>Headers on every response, and the origin check on the circuit's WebSocket.</summary>
public static class SecurityHeaders
{
    // Styles may be inline because the component library sets style attributes; scripts may not, ever.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-src 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        if (IsForeignOrigin(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next();
    });

    /// <summary>A browser names the page's origin on every WebSocket and on every POST; another site's page must not drive a signed-in user's session.</summary>
    private static bool IsForeignOrigin(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest && !HttpMethods.IsPost(context.Request.Method)) return false;
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
