using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Demo;

/// <summary>One-click sign-in as a demonstration person. Mapped in Development only, and only for addresses of the demonstration data.</summary>
internal static class DemoSignIn
{
    public const string AddressSuffix = ".demo.example";

    public static void MapDemoSignIn(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) throw new InvalidOperationException("Demonstration sign-in exists in Development only.");
        app.MapPost("/account/demo", async (HttpContext http, WorkbenchDbContext db, SessionStarter sessions) =>
        {
            var form = await http.Request.ReadFormAsync();
            var email = form["email"].ToString();
            var person = email.EndsWith(AddressSuffix, StringComparison.Ordinal)
                ? await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Email == email) : null;
            if (person is null || !(await sessions.StartAsync(http, person.Id, "demo")).Succeeded) return Results.BadRequest();
            var returnUrl = form["returnUrl"].ToString();
            return Results.LocalRedirect(returnUrl is ['/', not '/' and not '\\', ..] ? returnUrl : "/");
        }).AllowAnonymous().DisableAntiforgery();
    }
}
