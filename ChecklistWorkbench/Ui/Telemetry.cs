using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChecklistWorkbench.Ui;

/// <summary>OpenTelemetry: off unless <c>Telemetry:OtlpEndpoint</c> names a collector. No text that a user typed is ever in it.</summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Telemetry:OtlpEndpoint"] is not { Length: > 0 } endpoint) return;
        builder.Services.AddHostedService(_ => new Exporter(new Uri(endpoint)));
    }

    private sealed class Exporter(Uri endpoint) : IHostedService, IDisposable
    {
        private TracerProvider? _traces;
        private MeterProvider? _meters;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("checklist-workbench");
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource("Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "Npgsql")
                .AddOtlpExporter(otlp => otlp.Endpoint = endpoint).Build();
            _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.EntityFrameworkCore", "System.Runtime")
                .AddOtlpExporter(otlp => otlp.Endpoint = endpoint).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.ForceFlush(2_000);
            _meters?.ForceFlush(2_000);
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            _traces?.Dispose();
            _meters?.Dispose();
        }
    }
}
