using System.CommandLine;

namespace ChecklistWorkbench.CommandLine;

/// <summary>
/// One thing the command line does, such as <c>form export</c>. A feature adds one by registering it beside its actions; nothing else has to know it.
/// </summary>
public abstract class WorkbenchVerb
{
    /// <summary>The word in front of the verb (<c>form</c>); null for a verb that stands alone (<c>backup</c>).</summary>
    public abstract string? Group { get; }

    /// <summary>The verb with its options. Its action returns one of <see cref="ExitStatus"/>.</summary>
    public abstract Command Build();
}

/// <summary>What a script learns from a verb (BSD's sysexits where they apply).</summary>
public static class ExitStatus
{
    public const int Done = 0;

    /// <summary>Not done, for the reason on standard error, one sentence.</summary>
    public const int Refused = 2;

    /// <summary>The words or options make no sense together.</summary>
    public const int Usage = 64;
}
