using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Workbook;

namespace ChecklistWorkbench.Features.Exchange.Filling;

/// <summary>Whose answers go into the file.</summary>
/// <param name="Party">The party that fills it in.</param>
/// <param name="Answers">Its answers by 通番.</param>
public sealed record FillingParty(Party Party, IReadOnlyDictionary<int, ResponseContent> Answers);

/// <summary>
/// Answers in the counterparty's own workbook: finds the places as reading does, writes what fits, and lists what does not. Nothing that stands there is
/// overwritten, nothing is guessed.
/// </summary>
public static class FormFiller
{
    public static Outcome<FilledForm> Fill(byte[] file, ReadingOptions options, FillingParty filling, CancellationToken cancellationToken)
    {
        var workbook = WorkbookReader.Read(file, cancellationToken);
        if (!workbook.Succeeded) return workbook.Refusal;
        var form = FormReader.Read(workbook.Value, options);
        if (!form.Succeeded) return form.Refusal;
        try
        {
            var sheet = workbook.Value.Sheets.First(grid => grid.Name == form.Value.Sheet);
            var plan = new FillingPlan(sheet, DropDowns.Of(file, workbook.Value, sheet.Name), options.Mapping, filling.Party);
            foreach (var (number, content) in filling.Answers.OrderBy(answer => answer.Key))
                plan.Place(number, content, form.Value.Items.FirstOrDefault(item => (item.IsCustom ? ItemNumbers.OfCustom(item.Number) : item.Number) == number));
            var (filled, formulas) = SheetFiller.Fill(file, sheet.Name, plan.Texts);
            return new FilledForm(filled, sheet.Name, plan.Texts.Count - formulas.Count, [.. plan.Left, .. formulas.Select(plan.LeftAsFormula)], form.Value.Problems);
        }
        catch (WorkbookFaultException fault)
        {
            return new WorkbookRefused(fault.Problem);
        }
    }
}
