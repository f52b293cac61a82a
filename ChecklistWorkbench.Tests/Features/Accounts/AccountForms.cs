using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Persistence.Accounts;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Features.Accounts;

/// <summary>Account pages as a browser without scripts uses them.</summary>
internal static class AccountForms
{
    public const string Password = "mountain river lantern";

    public static async Task<IHtmlDocument> ReadAsync(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.ReadAsync();
    }

    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens the page, fills the form in and sends it, hidden fields included.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, string form, params (string Name, string Value)[] values)
    {
        var page = await client.ReadAsync(path);
        var found = page.Forms.Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        var fields = found.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in values) fields[name] = value;
        return await client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    /// <summary>Where a redirect leads on this site; leading elsewhere fails the test.</summary>
    public static string Target(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var target = new Uri(new Uri("http://localhost/"), answer.Headers.Location!);
        Assert.Equal("localhost", target.Authority);
        return target.PathAndQuery;
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string email, string password, string path = "/account/sign-in") =>
        client.SubmitAsync(path, "password", ("Email", email), ("Password", password));

    public static string Alert(this IHtmlDocument page) => page.QuerySelector("[role=alert]:not([hidden])")?.TextContent.Trim() ?? "";

    /// <summary>Gives a member of a scene <see cref="Password"/>.</summary>
    public static async Task GivePasswordAsync(this TestHost host, Member member)
    {
        var hash = host.Services.GetRequiredService<Passwords>().Hash(Password);
        await host.Workbench.ChangeAsSystemAsync<Done>((db, _) =>
        {
            var user = WorkbenchUser.For(member.Person.Id, member.Person.Email);
            user.ChangePassword(hash);
            db.Users.Add(user);
            return Task.FromResult<Outcome<Done>>(default(Done));
        }, CancellationToken.None);
    }

    /// <summary>Turns the authenticator app on by its page; the key and the recovery codes.</summary>
    public static async Task<(string Key, string[] RecoveryCodes)> TurnOnTwoFactorAsync(this HttpClient client)
    {
        const string Path = "/account/manage/two-factor?step=begin";
        var key = (await client.ReadAsync(Path)).QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var answer = await client.SubmitAsync(Path, "confirm", ("Code", TimeBasedCode.At(key, CurrentStep - 1)));
        var codes = (await answer.ReadAsync()).QuerySelectorAll(".codes code").Select(code => code.TextContent).ToArray();
        return (key, codes);
    }

    /// <summary>The step of the host's clock, which is the machine's.</summary>
    public static long CurrentStep => TimeBasedCode.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static async Task<int> OpenSessionsAsync(this TestHost host, Guid personId)
    {
        await using var db = host.Database.OpenContext();
        return await db.SignInSessions.CountAsync(s => s.PersonId == personId && s.EndedUtc == null);
    }
}
