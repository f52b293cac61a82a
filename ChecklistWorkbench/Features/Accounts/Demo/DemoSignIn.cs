using ChecklistWorkbench.Domain.Organizations;
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
            if (person is null || !(await sessions.StartAsync(http, person.Id, SignInMethods.Demo)).Succeeded) return Results.BadRequest();
            return Results.LocalRedirect(ReturnUrls.Local(form["returnUrl"]));
        }).AllowAnonymous().DisableAntiforgery();
    }
}

/// <summary>A demonstration person to sign in as.</summary>
public sealed record DemoPerson(string Email, string DisplayName, IReadOnlyList<Role> Roles);

/// <summary>The demonstration people by organisation, and nobody outside Development.</summary>
public sealed class GetDemoPeople(IDbContextFactory<WorkbenchDbContext> contexts, IHostEnvironment environment)
{
    public async Task<IReadOnlyList<IGrouping<string, DemoPerson>>> HandleAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment()) return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from membership in db.Memberships
            join person in db.People on membership.PersonId equals person.Id
            join organization in db.Organizations on membership.OrganizationId equals organization.Id
            where membership.RevokedUtc == null && person.DisabledUtc == null && person.Email.EndsWith(DemoSignIn.AddressSuffix)
            select new { organization.Name, organization.Kind, person.Email, person.DisplayName, membership.Role }).ToListAsync(cancellationToken);
        return [.. found
            .GroupBy(f => (f.Kind, f.Name, f.Email, f.DisplayName), f => f.Role)
            .OrderByDescending(p => p.Key.Kind == OrganizationKind.ConnectingFirm).ThenBy(p => p.Key.Name, StringComparer.Ordinal).ThenBy(p => p.Min())
            .GroupBy(p => p.Key.Name, p => new DemoPerson(p.Key.Email, p.Key.DisplayName, [.. p.Order()]))];
    }
}
