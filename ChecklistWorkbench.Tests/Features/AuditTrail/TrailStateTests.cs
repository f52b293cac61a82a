using ChecklistWorkbench.Features.AuditTrail;

namespace ChecklistWorkbench.Tests.Features.AuditTrail;

public sealed class TrailStateTests
{
    public static TheoryData<TrailState> States =>
    [
        new TrailState(),
        new TrailState { OfInstallation = true, Before = new(12) },
        new TrailState { AllConnections = true, Before = new(7, new DateTime(2026, 11, 21, 6, 4, 0, 123, DateTimeKind.Utc), Guid.CreateVersion7()), Action = "response.saved" },
        new TrailState
        {
            ConnectionId = Guid.CreateVersion7(), From = new(2026, 11, 1), Until = new(2026, 11, 30), ActorId = Guid.CreateVersion7(), OrganizationId = Guid.CreateVersion7(),
            ItemNumber = 27, Action = "response.saved", Before = new(2_000_000),
        },
    ];

    [Theory, MemberData(nameof(States))]
    public void It_goes_to_the_address_and_back(TrailState state) => Assert.Equal(state, TrailState.Read("https://workbench.example" + state.ToAddress()));

    [Theory]
    [InlineData("chain=all&before=12")]
    [InlineData("chain=all&before=1763705040123.x.12")]
    [InlineData("chain=all&before=99999999999999999.0193b0a0c0d07000800000000000000a.12")]
    public void A_place_of_another_kind_or_of_none_is_the_beginning(string query) =>
        Assert.Equal(new TrailState { AllConnections = true }, TrailState.Read($"https://workbench.example/audit-trail?{query}"));

    [Fact]
    public void A_place_among_all_is_none_within_one_chain() =>
        Assert.Equal(new TrailState(), TrailState.Read("https://workbench.example/audit-trail?before=1763705040123.0193b0a0c0d07000800000000000000a.12"));

    [Fact]
    public void What_an_address_does_not_say_sensibly_counts_as_not_said() =>
        Assert.Equal(new TrailState(), TrailState.Read("https://workbench.example/audit-trail?chain=x&from=2026-02-31&until=soon&actor=1&item=-3&action=drop&before=x"));
}
