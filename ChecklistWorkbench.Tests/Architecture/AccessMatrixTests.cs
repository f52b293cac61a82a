using System.Net;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>Every handler and endpoint × anonymous, wrong organisation, wrong role, right. On the way every handler's queries are translated for SQL Server too.</summary>
public sealed class AccessMatrixTests(AccessMatrixTests.Application application) : IClassFixture<AccessMatrixTests.Application>
{
    public static TheoryData<string> Handlers => [.. AccessMatrix.Rows.Select(row => row.Handler.Name)];

    [Fact]
    public void Every_handler_has_a_row_and_every_row_a_handler()
    {
        var handlers = typeof(Program).Assembly.GetTypes().Where(type => type.GetMethods().Any(method =>
            method.Name == "HandleAsync" && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Caller))));

        Assert.Equal(handlers.Select(type => type.FullName!).Order(), AccessMatrix.Rows.Select(row => row.Handler.FullName!).Order());
    }

    [Theory, MemberData(nameof(Handlers))]
    public async Task Whoever_has_no_open_session_is_told_so(string handler)
    {
        var row = RowOf(handler);
        var parties = await application.SceneAsync(row.State);
        var known = parties.Firm.As(Role.Approver);

        Assert.IsType<SessionEnded>((await row.CallAsync(application.Services, parties, new Caller(Guid.CreateVersion7(), known.OrganizationId, Guid.CreateVersion7()))).Refusal);
        Assert.IsType<SessionEnded>((await row.CallAsync(application.Services, parties, known with { SessionId = parties.Bank.As(Role.ReviewLead).SessionId })).Refusal);
        Assert.IsType<SessionEnded>((await row.CallAsync(application.Services, parties, known with { OrganizationId = parties.Bank.Id })).Refusal);
    }

    [Theory, MemberData(nameof(Handlers))]
    public async Task A_third_organisation_finds_nothing_and_the_attempt_is_in_its_trail(string handler)
    {
        var row = RowOf(handler);
        if (row.Scope == Scope.OwnOrganization) return;
        var parties = await application.SceneAsync(row.State);
        foreach (var stranger in application.Strangers.SelectMany(team => team.Members))
        {
            var answer = await row.CallAsync(application.Services, parties, stranger.Caller);

            Assert.IsType<NotFound>(answer.Refusal);
            var last = (await application.Database.TrailAsync(AuditChain.OfOrganization(stranger.Caller.OrganizationId)))[^1];
            Assert.Equal((AuditActions.AccessDenied, stranger.Person.Id), (last.Action, last.ActorId!.Value));
        }
    }

    [Theory, MemberData(nameof(Handlers))]
    public async Task Each_role_of_both_parties_is_served_or_refused_as_the_row_says(string handler)
    {
        var row = RowOf(handler);
        foreach (var (party, role) in AccessMatrix.Everyone)
        {
            var parties = await application.SceneAsync(row.State);

            var answer = await row.CallAsync(application.Services, parties, parties[party].As(role));

            Assert.True(row.Right.Contains((party, role)) == answer.IsDone, $"{handler} for {party} {role}: {answer.Refusal ?? answer.Value}");
        }
    }

    /// <summary>Endpoints that nobody needs to be signed in for, and why.</summary>
    private static readonly Dictionary<string, string> Public = new(StringComparer.Ordinal)
    {
        ["/language/{language}"] = "chooses a language",
        ["/calendar/feed/{token}"] = "for calendars, by a person's secret address",
        ["/health/live"] = "for the machine's watchman",
        ["/health/ready"] = "for the machine's watchman",
        ["/.well-known/checklist-workbench/keys.json"] = "public keys, for whoever checks a signature",
    };

    [Fact]
    public async Task Nobody_gets_anything_without_signing_in_but_what_is_declared_public()
    {
        var client = application.Host.Anonymous();
        foreach (var endpoint in Endpoints())
        {
            var isAnonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (IsAccountPage(endpoint) || IsFramework(endpoint)) continue;
            Assert.True(isAnonymous == Public.ContainsKey(Pattern(endpoint)), $"{Pattern(endpoint)} allows anonymous: {isAnonymous}");
            if (isAnonymous) continue;
            using var request = new HttpRequestMessage(MethodOf(endpoint), AddressOf(endpoint, _ => Guid.CreateVersion7()));
            var answer = await client.SendAsync(request);
            Assert.True(IsSentToSignIn(answer), $"{MethodOf(endpoint)} {Pattern(endpoint)} answers {(int)answer.StatusCode} to nobody.");
        }
    }

    [Fact]
    public async Task Every_download_refuses_other_organisations_and_wrong_roles()
    {
        var parties = await application.SceneAsync(ChecklistWorkbench.Domain.Assessments.AssessmentState.UnderReview);
        var downloads = Endpoints().Where(endpoint => MethodOf(endpoint) == HttpMethod.Get && Pattern(endpoint).Contains("{id", StringComparison.Ordinal) && !IsPage(endpoint)).ToList();
        Assert.NotEmpty(downloads);
        var named = new Dictionary<string, Guid>
        {
            ["id"] = parties.AssessmentId,
            ["file"] = await parties.ReceiveFileAsync(HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1"))),
            ["layout"] = await parties.LayoutAsync(),
        };
        await parties.FindingAsync();
        foreach (var endpoint in downloads)
        {
            var address = AddressOf(endpoint, name => named[name]);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(parties.Firm[Role.Auditor], address));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(parties.Firm[Role.Administrator], address));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(application.Strangers[0].Members.First(), address));
        }
    }

    [Fact]
    public void Demonstration_sign_in_does_not_exist_in_production() => Assert.DoesNotContain("/account/demo", Endpoints().Select(Pattern));

    private static AccessRow RowOf(string handler) => AccessMatrix.Rows.Single(row => row.Handler.Name == handler);

    private IEnumerable<RouteEndpoint> Endpoints() => application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .DistinctBy(endpoint => (Pattern(endpoint), MethodOf(endpoint)));

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static HttpMethod MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods && !methods.Contains("GET") ? new HttpMethod(methods[0]) : HttpMethod.Get;

    private static string AddressOf(RouteEndpoint endpoint, Func<string, Guid> idOf) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        segment is { IsSimple: true, Parts: [Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal] } ? literal.Content
        : idOf(segment.Parts.OfType<Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart>().First().Name).ToString()));

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.Any(item => item.GetType().Name == "ComponentTypeMetadata");

    /// <summary>Sign-in and what belongs to it decide for themselves, page by page; their own tests hold them.</summary>
    private static bool IsAccountPage(RouteEndpoint endpoint) =>
        Pattern(endpoint).StartsWith("/account/", StringComparison.Ordinal) || Pattern(endpoint) is "/setup" or "/not-found" or "/error";

    /// <summary>Style sheets, scripts and the circuit's own addresses hold no data; a circuit's components ask the handlers above.</summary>
    private static bool IsFramework(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor")
        || Pattern(endpoint).StartsWith("/_blazor", StringComparison.Ordinal) || Pattern(endpoint).StartsWith("/_framework", StringComparison.Ordinal);

    private static bool IsSentToSignIn(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Unauthorized
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal));

    private async Task<HttpStatusCode> StatusAsync(Member member, string address) => (await (await application.Host.SignedInAsync(member)).GetAsync(address)).StatusCode;

    /// <summary>One running application for all rows, with a bank and a firm that are party to nothing.</summary>
    public sealed class Application : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public IServiceProvider Services => Host.Services;

        public TestDatabase Database => Host.Database;

        public IReadOnlyList<Team> Strangers { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Host = await TestHost.StartAsync();
            Strangers = [
                await Database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）"),
                await Database.TeamAsync(OrganizationKind.ConnectingFirm, "よその事業者（試験）")];
        }

        public async Task<TwoParties> SceneAsync(ChecklistWorkbench.Domain.Assessments.AssessmentState state) => await Database.AssessmentAsync(state);

        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
