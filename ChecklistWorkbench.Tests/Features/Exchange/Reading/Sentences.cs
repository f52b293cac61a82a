using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

/// <summary>The application's texts without the application.</summary>
internal static class Sentences
{
    private static readonly ResourceManagerStringLocalizerFactory Factory =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<T> Of<T>() => new StringLocalizer<T>(Factory);
}
