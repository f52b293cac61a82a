using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>The whole application in this process, on a real port. In Development, for its sign-in without passwords alone.</summary>
internal sealed class RunningApplication(string connectionString) : WebApplicationFactory<Program>
{
    /// <summary>Serves and returns the address.</summary>
    public string Start()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress.ToString();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Database:ConnectionString", connectionString);
        builder.UseSetting("Urls", "");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).AddFilter(level => level >= LogLevel.Error));
    }
}
