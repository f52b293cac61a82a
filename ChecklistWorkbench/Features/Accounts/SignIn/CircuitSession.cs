using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace ChecklistWorkbench.Features.Accounts.SignIn;

/// <summary>Asks for the session every twenty seconds while a screen is open, and shows the way to sign-in once it has ended.</summary>
internal sealed class CircuitSession(SessionCheck sessions, ILoggerFactory loggers) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.ToCaller() is { } caller && await sessions.StandingAsync(caller, cancellationToken) == SessionStanding.Good;
}
