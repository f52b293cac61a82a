using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using ChecklistWorkbench.Resources;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>How often one address may try to get in: <c>Accounts:AttemptsPerMinute</c> (20) posts over all pages that take a secret.</summary>
internal static class SignInRateLimit
{
    public const string Policy = "sign-in";

    public static void AddSignInRateLimit(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, cancellationToken) => new ValueTask(AnswerAsync(context, cancellationToken));
            limiter.AddPolicy(Policy, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(Of(http.Connection.RemoteIpAddress), _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Accounts:AttemptsPerMinute", 20),
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                })
                : RateLimitPartition.GetNoLimiter("reading"));
        });
    }

    /// <summary>One household or office of IPv6 is a /64: its single addresses are free to change.</summary>
    private static string Of(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }

    private static Task AnswerAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<AccountTexts>>();
        http.Response.Headers.RetryAfter = "60";
        http.Response.ContentType = "text/html; charset=utf-8";
        string Text(string key) => HtmlEncoder.Default.Encode(texts[key]);
        return http.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8"><title>{Text("TooManyAttemptsTitle")}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/app.css"></head>
            <body><main class="page narrow"><section class="card"><h1>{Text("TooManyAttemptsTitle")}</h1><p>{Text("TooManyAttempts")}</p>
            <p><a class="btn" href="/account/sign-in">{Text("ToSignIn")}</a></p></section></main></body></html>
            """, cancellationToken);
    }
}
