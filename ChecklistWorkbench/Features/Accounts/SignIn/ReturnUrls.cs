namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Where to go after signing in: only ever a page of this site.</summary>
public static class ReturnUrls
{
    /// <summary>The address if it is a path on this site, else the dashboard. Browsers read <c>//</c> and <c>/\</c> as another site.</summary>
    public static string Local(string? url) =>
        url is ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl) ? url : "/";
}
