using ChecklistWorkbench.Features.AuditTrail;

namespace ChecklistWorkbench.Tests.Features.AuditTrail;

public sealed class TrailStateTests
{
    public static TheoryData<TrailState> States =>
    [
        new TrailState(),
        new TrailState { OfInstallation = true, Before = 12 },
        new TrailState
        {
            ConnectionId = Guid.CreateVersion7(), From = new(2026, 11, 1), Until = new(2026, 11, 30), ActorId = Guid.CreateVersion7(), OrganizationId = Guid.CreateVersion7(),
            ItemNumber = 27, Action = "response.saved", Before = 2_000_000,
        },
    ];

    [Theory, MemberData(nameof(States))]
    public void It_goes_to_the_address_and_back(TrailState state) => Assert.Equal(state, TrailState.Read("https://workbench.example" + state.ToAddress()));

    [Fact]
    public void What_an_address_does_not_say_sensibly_counts_as_not_said() =>
        Assert.Equal(new TrailState(), TrailState.Read("https://workbench.example/audit-trail?chain=x&from=2026-02-31&until=soon&actor=1&item=-3&action=drop&before=x"));
}
