using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Accounts.Demo;
using ChecklistWorkbench.Features.Accounts.Installation;
using ChecklistWorkbench.Features.Accounts.Invitations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Features.Accounts.Sessions;
using ChecklistWorkbench.Features.Accounts.SetUp;
using ChecklistWorkbench.Features.Accounts.SignIn;
using ChecklistWorkbench.Mail;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace ChecklistWorkbench.Features.Accounts;

/// <summary>Sign-in, sessions, credentials, people.</summary>
public static class AccountsFeature
{
    public static IServiceCollection AddAccountsFeature(this IServiceCollection services)
    {
        services.AddSessionCookie();
        services.AddSignInRateLimit();
        services.AddIdentityCore<WorkbenchUser>()
            .AddEntityFrameworkStores<WorkbenchDbContext>()
            .AddSignInManager();
        services.AddSingleton<IPasswordHasher<WorkbenchUser>, PasswordHasher<WorkbenchUser>>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkey, configuration) =>
        {
            passkey.ServerDomain = configuration["Accounts:PasskeyDomain"];
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
        });
        services.AddOptions<MailOptions>().BindConfiguration("Mail");
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<FirstStart>().AddHostedService(provider => provider.GetRequiredService<FirstStart>());
        services.AddSingleton<SessionStarter>().AddSingleton<SessionCheck>().AddSingleton<Passwords>().AddSingleton<SecondFactor>().AddSingleton<Registration>();
        services.AddSingleton<WorkbenchVerb, EntrustCommand>().AddSingleton<WorkbenchVerb, ReleaseCommand>().AddSingleton<WorkbenchVerb, ListCommand>();
        return services.AddSignInActions().AddAccountActions().AddPeopleActions();
    }

    public static void MapAccountsFeature(this WebApplication app)
    {
        app.MapSignOut();
        app.MapPasskeys();
        if (app.Environment.IsDevelopment()) app.MapDemoSignIn();
    }

    private static IServiceCollection AddSignInActions(this IServiceCollection services) => services
        .AddScoped<SignInWithPassword>().AddScoped<ConfirmSecondFactor>().AddScoped<SignInWithPasskey>()
        .AddScoped<CreateFirstAdministrator>().AddScoped<GetInvitation>().AddScoped<AcceptAsNewcomer>().AddScoped<AcceptSignedIn>()
        .AddScoped<GetDemoPeople>();

    private static IServiceCollection AddAccountActions(this IServiceCollection services) => services
        .AddScoped<GetAccount>().AddScoped<CheckOwnPassword>().AddScoped<ChangePassword>().AddScoped<ChangeLanguage>()
        .AddScoped<SetUpTwoFactor>().AddScoped<ChangeTwoFactor>().AddScoped<ChangePasskeys>()
        .AddScoped<GetSessions>().AddScoped<EndSessions>().AddScoped<SwitchOrganization>();

    private static IServiceCollection AddPeopleActions(this IServiceCollection services) => services
        .AddScoped<GetPeople>().AddScoped<ChangeRoles>().AddScoped<LimitAudit>().AddScoped<ChangePersonAccess>().AddScoped<RequireTwoFactor>().AddScoped<GetInstallationAdministrators>()
        .AddScoped<InviteColleague>().AddScoped<WithdrawInvitation>();
}
