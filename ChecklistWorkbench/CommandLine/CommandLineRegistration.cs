namespace ChecklistWorkbench.CommandLine;

/// <summary>Registers the command line; features register their verbs.</summary>
public static class CommandLineRegistration
{
    public static void AddCommandLine(this WebApplicationBuilder builder, string[] args)
    {
        builder.Services.AddSingleton<WorkbenchCommands>();
        builder.Services.AddSingleton<CommandLineActor>();

        // A script reads both outputs: nothing may stand there but a verb's own words.
        if (WorkbenchCommands.AreMeant(args)) builder.Logging.ClearProviders();
    }
}
