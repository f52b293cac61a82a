using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>What both parties may change of a connection, whole: what a form shows and what it proposes.</summary>
public sealed record ConnectionContent(string ServiceName, ConnectionProfile Profile)
{
    /// <summary>Texts as they are kept: trimmed name, LF line breaks.</summary>
    public ConnectionContent Normalized() => new(ServiceName.Trim(), Profile with
    {
        Authentication = Lf(Profile.Authentication),
        DataHandled = Lf(Profile.DataHandled),
    });

    private static string Lf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
