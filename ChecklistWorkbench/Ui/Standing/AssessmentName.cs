using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Ui.Standing;

/// <summary>What an assessment is called everywhere: 事前審査 第1回.</summary>
public static class AssessmentName
{
    public static string Of(AssessmentPurpose purpose, int round, IStringLocalizer<StandingTexts> texts) =>
        texts["AssessmentName", texts[$"Purpose.{purpose}"].Value, round];
}
