using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;

namespace ChecklistWorkbench.Features.Reports;

/// <summary>What a report on a submission is made from.</summary>
/// <param name="Edition">In the words to be shown.</param>
/// <param name="Connection">Between whom.</param>
/// <param name="FinancialInstitution">The bank's name.</param>
/// <param name="ConnectingFirm">The firm's name.</param>
/// <param name="Assessment">The assessment.</param>
/// <param name="Frozen">The submission; nothing said after it is in the report.</param>
public sealed record ReportSource(
    ChecklistEdition Edition, Connection Connection, string FinancialInstitution, string ConnectingFirm, Assessment Assessment, FrozenSubmission Frozen)
{
    /// <summary>What the bank said to it that both parties may read; null for a report on the submission alone.</summary>
    public ReviewSource? Review { get; init; }
}

/// <summary>Decides what a report says.</summary>
public static class ReportModelBuilder
{
    public static ReportModel Build(ReportKind kind, ReportSource source)
    {
        var answers = source.Frozen.Content.Answers.ToDictionary(answer => (answer.ItemNumber, answer.Party));
        var items = source.Frozen.Checklist.ItemsOf(source.Edition);
        return new ReportModel(
            HeaderOf(kind, source),
            [
                .. items.GroupBy(item => ItemNumbers.IsCustom(item.Number) ? FormWords.CustomItems : source.Edition.CategoryOf(item).Name)
                    .Select(category => new ReportCategory(category.Key, [.. category.Select(item => ItemOf(source, item, answers))])),
            ])
        {
            Review = source.Review is null ? null : ReportReviewBuilder.Build(source.Review, source.Frozen.Content),
        };
    }

    private static ReportHeader HeaderOf(ReportKind kind, ReportSource source)
    {
        var submission = source.Frozen.Submission;
        return new(
            ReportWords.TitleOf(kind, source.Assessment.Purpose), source.Edition.Name, source.Edition.Label, source.Edition.Id, source.FinancialInstitution, source.ConnectingFirm,
            source.Connection.ServiceName, FormWords.Of(source.Connection.Profile.ApiKinds), source.Assessment.Id, FormWords.Of(source.Assessment.Purpose, source.Assessment.Round),
            submission.Number, submission.AtUtc, submission.ByName, submission.Comment, submission.Hash, source.Edition.IsInOfficialWords);
    }

    private static ReportItem ItemOf(ReportSource source, ChecklistItem item, Dictionary<(int, Domain.Organizations.Party), SubmittedAnswer> answers)
    {
        var added = source.Frozen.Checklist.AddedAs(item.Number);
        return new(ItemNumbers.Label(item.Number), item.Objective, FormWords.Of(item.Target),
            [.. item.Target.Parties().Select(party => answers.TryGetValue((item.Number, party), out var answer) ? AnswerOf(source, item, answer) : new(party, ResponseContent.Empty, [], 0, null, ""))])
        {
            Exclusion = source.Frozen.Checklist.ExclusionOf(item.Number),
            Custom = added is null ? null : new(added.Content.Explanation, added.Content.Source, added.Version),
        };
    }

    private static ReportAnswer AnswerOf(ReportSource source, ChecklistItem item, SubmittedAnswer answer)
    {
        var save = source.Frozen.SaveOf(answer);
        var methods = from method in item.Methods
                      let tick = answer.Content.Methods[method.Number]
                      where tick is not null
                      select new ReportMethod(method.Name, method.Method.Text, FormWords.Of(tick.Use), tick.Remark);
        var stated = source.Frozen.Content.Attestations?.FirstOrDefault(stated => stated.ItemNumber == answer.ItemNumber && stated.Party == answer.Party);
        return new(answer.Party, answer.Content, [.. methods], answer.Revision, save?.AtUtc, save?.ByName ?? "")
        {
            Confirmations = [.. ConfirmationsOf(source, answer)],
            Statement = stated is null ? null : new(stated.Statement, stated.Reason ?? "", stated.ByName, stated.AtUtc),
        };
    }

    private static IEnumerable<string> ConfirmationsOf(ReportSource source, SubmittedAnswer answer)
    {
        var day = JapanTime.DateOf(source.Frozen.Submission.AtUtc);
        return from evidence in source.Frozen.Content.Evidence ?? []
               where evidence.Owner == answer.Party && evidence.Items.Contains(answer.ItemNumber) && IndependentConfirmation.Holds(evidence, day)
               select $"{ReportWords.Of(evidence.Kind)}「{evidence.Title}」{evidence.Issuer}";
    }
}
