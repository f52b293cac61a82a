using System.Globalization;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange;

/// <summary>What a form is made from.</summary>
public sealed record FormSource(
    ChecklistEdition Edition, Connection Connection, string FinancialInstitution, string ConnectingFirm, Assessment Assessment, FormVersion Version,
    IReadOnlyList<FormAnswer> Answers)
{
    /// <summary>The list of items that the version was made with.</summary>
    public TailoredChecklist Checklist { get; init; } = TailoredChecklist.Plain;

    /// <summary>Whether excluded items are left out of the form instead of greyed.</summary>
    public bool LeavesOutExcluded { get; init; }
}

/// <summary>Which state of the answers a form shows.</summary>
public abstract record FormVersion
{
    private FormVersion() { }

    /// <summary>下書き: the answers as they stand on <paramref name="Today"/>, a date in Japan.</summary>
    public sealed record Draft(DateOnly Today) : FormVersion;

    /// <summary>提出: the frozen copy.</summary>
    public sealed record Submitted(int Number, string Hash, DateTime AtUtc) : FormVersion;
}

/// <summary>One party's answer to one item; who saved it and when, where that is known.</summary>
public sealed record FormAnswer(int ItemNumber, Party Party, int Revision, ResponseContent Content, DateTime? SavedUtc, string? SavedByName);

/// <summary>Decides what a form says. An item without an answer stays blank; an answer of a party that the item does not ask is left out.</summary>
public static class FormModelBuilder
{
    private static readonly ResponseField[] Texts =
        [ResponseField.CurrentStatus, ResponseField.RecognizedIssues, ResponseField.RemediationPlan, ResponseField.Remarks];

    public static FormModel Build(FormSource source)
    {
        var answers = source.Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party));
        var items = source.Checklist.ItemsOf(source.Edition).Where(item => !source.LeavesOutExcluded || source.Checklist.ExclusionOf(item.Number) is null).ToList();
        FormAnswer[] answered =
        [
            .. items.SelectMany(item => item.Target.Parties(), (item, party) => answers.GetValueOrDefault((item.Number, party))
                ?? new FormAnswer(item.Number, party, 0, ResponseContent.Empty, null, null)),
        ];
        var byItem = answered.ToLookup(answer => answer.ItemNumber);
        return new FormModel(
            HeaderOf(source),
            [.. items.Select(item => RowOf(source, item, [.. byItem[item.Number]]))],
            [.. items.SelectMany(item => byItem[item.Number], (item, answer) => SupplementOf(source, item, answer))],
            FormWords.Implementations,
            BaseOf(source, answered));
    }

    private static FormHeader HeaderOf(FormSource source) => new(
        source.Edition.Name, source.Edition.Label, source.FinancialInstitution, source.ConnectingFirm, source.Connection.ServiceName,
        FormWords.Of(source.Connection.Profile.ApiKinds), FormWords.Of(source.Assessment.Purpose, source.Assessment.Round),
        source.Version is FormVersion.Submitted submitted ? $"提出 第{submitted.Number}回" : FormWords.Draft,
        source.Version switch
        {
            FormVersion.Submitted made => JapanTime.DateOf(made.AtUtc),
            FormVersion.Draft draft => draft.Today,
            _ => throw new ArgumentOutOfRangeException(nameof(source), source.Version, "no such version"),
        });

    private static FormRow RowOf(FormSource source, ChecklistItem item, IReadOnlyList<FormAnswer> answers) => new(
        item.Number, ItemNumbers.IsCustom(item.Number) ? FormWords.CustomItems : source.Edition.CategoryOf(item).Name, item.Objective, FormWords.Of(item.Target),
        Joined(answers, ResponseField.CurrentStatus), Joined(answers, ResponseField.RecognizedIssues), Joined(answers, ResponseField.RemediationPlan),
        source.Checklist.AddedAs(item.Number)?.Content.Source ?? string.Join('\n', item.Regulations.Select(rule => rule.Source)),
        string.Join('\n', item.Regulations.Select(PlaceOf)),
        RemarksOf(source.Checklist.ExclusionOf(item.Number), Joined(answers, ResponseField.Remarks)))
    {
        Label = ItemNumbers.Label(item.Number),
        IsExcluded = source.Checklist.ExclusionOf(item.Number) is not null,
    };

    /// <summary>The reason for leaving an item out stands before what was remarked on it.</summary>
    private static string RemarksOf(Exclusion? exclusion, string remarks)
    {
        if (exclusion is null) return remarks;
        var reason = FormWords.Excluded + exclusion.Reason;
        return remarks.Length == 0 ? reason : $"{reason}\n{remarks}";
    }

    /// <summary>One party's text as it is; two parties' texts each under its heading, unless neither wrote any.</summary>
    private static string Joined(IReadOnlyList<FormAnswer> answers, ResponseField field)
    {
        if (answers is [var only]) return TextOf(only, field);
        return answers.All(answer => TextOf(answer, field).Length == 0)
            ? ""
            : string.Join('\n', answers.Select(answer => $"{FormWords.HeadingOf(answer.Party)}\n{TextOf(answer, field)}"));
    }

    /// <summary>The place on one line. A numbered section (3.3.1) names its chapter (3.3) by its number; repeating the chapter's title would only wrap the line.</summary>
    private static string PlaceOf(RegulationReference rule)
    {
        var number = rule.Chapter?.Split(' ')[0];
        var isNamedBySection = number is not null && rule.Section?.StartsWith(number + ".", StringComparison.Ordinal) == true;
        return string.Join(' ', new[] { isNamedBySection ? null : rule.Chapter, rule.Section, string.Join('、', rule.Clauses) }
            .Where(part => !string.IsNullOrEmpty(part)));
    }

    private static FormSupplement SupplementOf(FormSource source, ChecklistItem item, FormAnswer answer) => new(
        item.Number, FormWords.Of(answer.Party), item.Objective, FormWords.Of(answer.Content.Implementation),
        answer.Content.PlanDueOn, answer.Content.PlanOwner, answer.Revision,
        answer.SavedUtc is { } saved ? JapanTime.FromUtc(saved) : null, answer.SavedByName ?? "",
        string.Join('\n', item.Methods.Select(method => LineOf(method, answer.Content.Methods[method.Number])).OfType<string>()))
    {
        Label = ItemNumbers.Label(item.Number),
        IsExcluded = source.Checklist.ExclusionOf(item.Number) is not null,
    };

    private static string? LineOf(NumberedMethod method, AppliedMethod? tick) =>
        tick is null ? null : $"{method.Name}　{FormWords.Of(tick.Use)}{(tick.Remark.Length == 0 ? "" : "：" + tick.Remark)}";

    private static FormBase BaseOf(FormSource source, IReadOnlyList<FormAnswer> answers)
    {
        var submitted = source.Version as FormVersion.Submitted;
        return new FormBase(
            source.Edition.Id, source.Assessment.Id, submitted?.Number,
            submitted?.Hash ?? answers.Sum(answer => answer.Revision).ToString(CultureInfo.InvariantCulture),
            [.. answers.SelectMany(_ => Texts, (answer, field) => new FormBaseText(
                answer.ItemNumber, answer.Party.ToString(), field.ToString(), answer.Revision, CanonicalJson.Sha256(TextOf(answer, field))))])
        {
            Excluded = source.LeavesOutExcluded ? [] : [.. source.Checklist.Excluded.Select(exclusion => exclusion.ItemNumber)],
        };
    }

    private static string TextOf(FormAnswer answer, ResponseField field) => (string)answer.Content[field]!;
}
