using System.Globalization;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>What the command line may set; everything has a value that takes minutes, not hours.</summary>
internal sealed record Options
{
    public string? Only { get; init; }

    /// <summary>Assessments in the large database; 200 revisions each.</summary>
    public int Size { get; init; } = 1_000;

    public int Writers { get; init; } = 100;

    public int Circuits { get; init; } = 300;

    /// <summary>How long each measurement under load lasts.</summary>
    public int Seconds { get; init; } = 20;

    /// <summary>Null, with a word on standard error, if the command line makes no sense.</summary>
    public static Options? Parse(string[] args, IReadOnlyList<string> benchmarks)
    {
        var options = new Options();
        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
            Options? next = args[at] switch
            {
                "--only" when benchmarks.Contains(value) => options with { Only = value },
                "--size" when isNumber && number >= 100 => options with { Size = number },
                "--writers" when isNumber => options with { Writers = number },
                "--circuits" when isNumber && number > CircuitsAtLeast => options with { Circuits = number },
                "--seconds" when isNumber => options with { Seconds = number },
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine($"Not understood: {args[at]} {value}\n"
                    + $"Options: --only {string.Join('|', benchmarks)}  --size N (100 or more)  --writers N  --circuits N (more than {CircuitsAtLeast})  --seconds N");
                return null;
            }

            options = next;
        }

        return options;
    }

    /// <summary>Circuits opened before the heap is looked at, so that what is loaded once is not counted.</summary>
    public const int CircuitsAtLeast = 10;
}
