using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.EndToEnd;

/// <summary>A running application with one assessment 作成中 between a firm and a bank, for tests that open browsers on it.</summary>
public abstract class WorkspaceScene(Chromium chromium) : IAsyncLifetime
{
    private protected Chromium Browser => chromium;

    protected TestHost Host { get; private set; } = null!;

    protected string Address { get; private set; } = "";

    protected TwoParties Parties { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.StartAsync();
        Address = Host.StartOnPort();
        Parties = await TestScenes.TwoPartiesAsync(Host.Workbench);
        await Parties.OpenAssessmentAsync(await Host.Database.EditionAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Task<WorkspacePlay> OpenAsync(Member member, int width = 1440) => WorkspacePlay.OpenAsync(chromium, Address, member, Parties.AssessmentId, width);
}
