using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Remembers for five minutes, in an encrypted cookie, that this browser has shown the right password and owes the second factor.</summary>
public static class PendingSignIn
{
    private const string PasswordShown = "workbench:password-shown";

    public static Task BeginAsync(HttpContext http, Guid personId) => http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(PasswordShown, personId.ToString())], IdentityConstants.TwoFactorUserIdScheme)));

    public static async Task<Guid?> PersonAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Guid.TryParse(result.Principal?.FindFirstValue(PasswordShown), out var person) ? person : null;
    }

    public static Task EndAsync(HttpContext http) => http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
