using System.Reflection;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.AuditTrail;

/// <summary>The trail's codes in people's words; a code that has none yet stands for itself.</summary>
public static class TrailWords
{
    /// <summary>Every action there is, in the order of the vocabulary.</summary>
    public static IReadOnlyList<string> Actions { get; } =
        [.. typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];

    public static string OfAction(string action, IStringLocalizer<AuditTrailTexts> texts) => Find($"Action.{action}", action, texts);

    public static string OfDetail(string name, IStringLocalizer<AuditTrailTexts> texts) => Find($"Detail.{name}", name, texts);

    public static string OfActor(string name, IStringLocalizer<AuditTrailTexts> texts) => Find($"Actor.{name}", name, texts);

    /// <summary>A value of a vocabulary in words; anything else as it is.</summary>
    public static string OfValue(string? value, IStringLocalizer<AuditTrailTexts> texts) => value switch
    {
        null or "" => texts["Emptied"],
        { Length: < 80 } => string.Join("、", value.Split(", ").Select(word => Find($"Value.{word.ToUpperInvariant()}", word, texts))),
        _ => value,
    };

    private static string Find(string key, string otherwise, IStringLocalizer<AuditTrailTexts> texts) => texts[key] is { ResourceNotFound: false } found ? found.Value : otherwise;
}
