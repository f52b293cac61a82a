using ChecklistWorkbench.Persistence;
using Microsoft.AspNetCore.Connections;

namespace ChecklistWorkbench.CommandLine;

/// <summary>Turns what an operator can put right at start into one sentence and an exit status; anything else is a bug and shows as one.</summary>
internal static class ApplicationStart
{
    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitStatus.Refused;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"ポートが他のプログラムで使われています。そのプログラムを終了するか、--urls で別のアドレスを指定してください（{taken.Message}）。\n"
                + $"The port is in use: end the program that has it, or choose another address with --urls ({taken.Message}).");
            return ExitStatus.Refused;
        }
    }
}
