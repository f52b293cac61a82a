namespace ChecklistWorkbench.Features.Accounts.Sessions;

/// <summary>A browser's own description cut down to what a person recognises: "Chrome / Windows".</summary>
public static class BrowserName
{
    // Order matters: Edge and Opera also call themselves Chrome, Chrome also calls itself Safari, Android also Linux.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string device, string unknown)
    {
        string?[] names = [Find(Browsers, device), Find(Systems, device)];
        var known = string.Join(" / ", names.OfType<string>());
        return known.Length > 0 ? known : unknown;
    }

    private static string? Find((string Mark, string Name)[] marks, string device) =>
        marks.FirstOrDefault(m => device.Contains(m.Mark, StringComparison.Ordinal)).Name;
}
