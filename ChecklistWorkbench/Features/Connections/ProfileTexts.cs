using System.Globalization;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Connections;

/// <summary>A connection's profile in words, field by field, for showing it and for comparing two of them.</summary>
internal static class ProfileTexts
{
    public static IReadOnlyList<ApiKinds> Kinds { get; } = [ApiKinds.Inquiry, ApiKinds.Update, ApiKinds.Authentication];

    public static string Of(ApiKinds kinds, IStringLocalizer<ConnectionTexts> texts) =>
        string.Join("・", Kinds.Where(kind => kinds.HasFlag(kind)).Select(kind => texts[$"ApiKind.{kind}"].Value));

    /// <summary>Label and value of each field, in the order of the form.</summary>
    public static IReadOnlyList<(string Label, string Value)> Of(ConnectionContent content, IStringLocalizer<ConnectionTexts> texts) =>
    [
        (texts["ServiceName"], content.ServiceName),
        (texts["ApiKinds"], Of(content.Profile.ApiKinds, texts)),
        (texts["Openness"], texts[$"Openness.{content.Profile.Openness}"]),
        (texts["AccessMethod"], texts[$"AccessMethod.{content.Profile.AccessMethod}"]),
        (texts["Authentication"], content.Profile.Authentication),
        (texts["DataHandled"], content.Profile.DataHandled),
        (texts["ExpectedUsers"], Count(content.Profile.ExpectedUsers)),
        (texts["DailyCalls"], Count(content.Profile.DailyCalls)),
    ];

    private static string Count(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
