using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <summary>Says in one sentence which answer stays out of the file, where, and why.</summary>
public static class LeftSentences
{
    public static string Of(LeftCell left, IStringLocalizer<ExchangeTexts> texts) =>
        texts[$"Left.{left.Reason}", ItemNumbers.Label(left.Number), texts[$"Field.{left.Field}"].Value, left.Cell ?? ""];
}
