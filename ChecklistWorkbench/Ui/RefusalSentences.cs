using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Ui;

/// <summary>Finds the sentence for a refusal: by the record's name, for a field by the rule's. A test asks that every refusal has one.</summary>
public static class RefusalSentences
{
    public static string Of(Refusal refusal, IStringLocalizer<RefusalTexts> texts) => refusal switch
    {
        InvalidField field => texts[field.Rule, [texts[$"Field.{field.Field}"].Value, .. field.Arguments]],
        _ => texts[refusal.GetType().Name, refusal.Arguments],
    };
}
