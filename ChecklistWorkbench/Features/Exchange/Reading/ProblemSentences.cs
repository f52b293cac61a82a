using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>Finds the sentence for a problem: place first, then the figures. A test asks that every code has one.</summary>
public static class ProblemSentences
{
    public static string Of(WorkbookProblem problem, IStringLocalizer<ExchangeTexts> texts) =>
        texts[$"Problem.{problem.Code}", [problem.Sheet ?? "", problem.Cell ?? "", .. problem.Arguments]];
}
