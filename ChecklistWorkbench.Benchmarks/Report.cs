using System.Globalization;

namespace ChecklistWorkbench.Benchmarks;

/// <summary>Collects what was measured and prints it as one table (Markdown).</summary>
internal sealed class Report
{
    private readonly List<(string What, string Measured, string Target, string Verdict)> _rows = [];

    /// <summary>A figure that has a target.</summary>
    public void Judge(string what, string measured, string target, bool isMet) => _rows.Add((what, measured, target, isMet ? "met" : "NOT MET"));

    /// <summary>A figure that explains others, or one that could not be had and why.</summary>
    public void Tell(string what, string measured) => _rows.Add((what, measured, "", ""));

    public void Print()
    {
        Console.WriteLine("| what | measured | target | |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (what, measured, target, verdict) in _rows) Console.WriteLine($"| {what} | {measured} | {target} | {verdict} |");
    }

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + " ms";

    public static string Number(double value, string format = "0.00") => value.ToString(format, CultureInfo.InvariantCulture);
}
