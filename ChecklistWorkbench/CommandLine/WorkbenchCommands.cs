using System.CommandLine;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.CommandLine;

/// <summary>The command line: the registered verbs under one root. It runs inside the application's services without starting the web server.</summary>
public sealed class WorkbenchCommands(IEnumerable<WorkbenchVerb> verbs, IStringLocalizer<CommandLineTexts> texts)
{
    /// <summary>Whether the arguments ask for a verb: the web server's own all begin with a dash.</summary>
    public static bool AreMeant(string[] args) => args is [not ['-', ..], ..];

    public Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default) =>
        RunAsync(args, Console.Out, Console.Error, cancellationToken);

    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var fault in parsed.Errors) await error.WriteLineAsync(fault.Message);
            await error.WriteLineAsync(texts["SeeHelp"]);
            return ExitStatus.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (StartRefusedException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitStatus.Refused;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand(texts["Root"]);
        foreach (var group in verbs.GroupBy(verb => verb.Group))
        {
            Command parent = group.Key is null ? root : new Command(group.Key, texts[$"Group.{group.Key}"]);
            foreach (var verb in group) parent.Subcommands.Add(verb.Build());
            if (parent != root) root.Subcommands.Add(parent);
        }

        return root;
    }
}
