using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ChecklistWorkbench.Ui;

/// <summary>Whether this circuit's browser is there just now. A circuit outlives a lost connection by minutes; its user does not stay on others' screens that long.</summary>
public sealed class CircuitPresence : CircuitHandler
{
    public bool IsConnected { get; private set; } = true;

    /// <summary>Raised on the circuit's own thread when the browser is lost or comes back.</summary>
    public event Action? Changed;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => SetAsync(true);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => SetAsync(false);

    private Task SetAsync(bool isConnected)
    {
        IsConnected = isConnected;
        Changed?.Invoke();
        return Task.CompletedTask;
    }
}
