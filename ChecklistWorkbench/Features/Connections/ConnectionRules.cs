using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>Whoever fills in a connection's profile gets the same answer on opening as on changing it.</summary>
internal static class ConnectionRules
{
    /// <summary>The first field that cannot be kept as it is; null if all can.</summary>
    public static Refusal? Check(string serviceName, ConnectionProfile profile) =>
        Line(nameof(Connection.ServiceName), serviceName)
        ?? (profile.ApiKinds == ApiKinds.None ? new InvalidField(nameof(profile.ApiKinds), "ChooseOne") : null)
        ?? Length(nameof(profile.Authentication), profile.Authentication, Lengths.Text)
        ?? Length(nameof(profile.DataHandled), profile.DataHandled, Lengths.Text)
        ?? Count(nameof(profile.ExpectedUsers), profile.ExpectedUsers)
        ?? Count(nameof(profile.DailyCalls), profile.DailyCalls);

    /// <summary>A name that must be there and fit a line.</summary>
    public static Refusal? Line(string field, string text) =>
        string.IsNullOrWhiteSpace(text) ? new InvalidField(field, "Required") : Length(field, text.Trim(), Lengths.Line);

    /// <summary>An address may be left out: the link can be handed over by any way the parties trust.</summary>
    public static Refusal? OptionalEmail(string email)
    {
        var address = email.Trim();
        if (address.Length == 0) return null;
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || at == address.Length - 1 || address.Contains(' ', StringComparison.Ordinal)) return new InvalidField("Email", "NotAnAddress");
        return Length("Email", address, Lengths.Email);
    }

    private static InvalidField? Length(string field, string text, int limit) =>
        text.Length > limit ? new InvalidField(field, "TooLong", limit, text.Length) : null;

    private static InvalidField? Count(string field, int? count) => count < 0 ? new InvalidField(field, "Negative") : null;
}
