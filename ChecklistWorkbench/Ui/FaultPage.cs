using System.Net.Mime;
using System.Text.Encodings.Web;
using ChecklistWorkbench.Resources;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Ui;

/// <summary>What a request gets when a bug ends it: one plain page with a reference number that also stands in the log, and no detail.</summary>
public static class FaultPage
{
    public static IApplicationBuilder UseFaultPage(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteAsync });

    private static async Task WriteAsync(HttpContext http)
    {
        var reference = FaultReference.Make();
        var fault = http.Features.Get<IExceptionHandlerFeature>();
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FaultPage))
            .LogError(fault?.Error, "Fault {Reference} on {Path}", reference, http.Request.Path);

        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ShellTexts>>();
        string Html(LocalizedString text) => HtmlEncoder.Default.Encode(text.Value);
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        await http.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="{System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}"><head><meta charset="utf-8"><title>{Html(texts["FaultTitle"])}</title>
            <link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/app.css"></head>
            <body><main class="page narrow"><h1>{Html(texts["FaultTitle"])}</h1><p>{Html(texts["FaultText"])}</p><p class="reference">{Html(texts["FaultReference", reference])}</p>
            <p><a class="btn" href="/">{Html(texts["ToDashboard"])}</a></p></main></body></html>
            """, http.RequestAborted);
    }
}
