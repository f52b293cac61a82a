using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Submissions;

namespace ChecklistWorkbench.Features.Review.Reliances;

/// <summary>The 参照 of an assessment, as one person may see them.</summary>
/// <param name="SharedUtc">When what was made of them was shown to the firm last; null if it never was.</param>
/// <param name="Objectives">The items that the firm is asked, and those named by a 参照, by number.</param>
/// <param name="Asked">The items that a 参照 may cover.</param>
public sealed record ReliancesView(
    Guid AssessmentId, string FirmName, string BankName, string ServiceName, AssessmentPurpose Purpose, int Round, AssessmentState State, Party Party, bool CanRequest, DateOnly Today,
    IReadOnlyList<RelianceLine> Lines, DateTime? SharedUtc, IReadOnlyDictionary<int, string> Objectives, IReadOnlyList<int> Asked);

/// <summary>Reads what the bank refers to in an assessment.</summary>
public sealed class GetReliances(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ReliancesView>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<ReliancesView>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            work.Opens(by, "reliances", assessment.Id);
            var parties = await work.Db.ReadPartiesAsync(connection, assessment, cancellationToken);
            var edition = await editions.ShowAsync(await editions.GetAsync(assessment.EditionId, cancellationToken), cancellationToken);
            var checklist = parties.Tailoring.Checklist;
            var items = checklist.ItemsOf(edition);
            var (lines, sharedUtc) = await work.ReadLinesAsync(assessment, by, cancellationToken);
            return new ReliancesView(
                assessment.Id, parties.Firm, parties.Bank, connection.ServiceName, assessment.Purpose, assessment.Round, assessment.State, by.Party,
                RelianceRules.BarrierToRequesting(assessment.State, by) is null, JapanTime.DateOf(work.NowUtc), lines, sharedUtc,
                items.ToDictionary(item => item.Number, item => item.Objective),
                [.. items.Where(item => item.Target.Parties().Contains(Party.ConnectingFirm) && checklist.ExclusionOf(item.Number) is null).Select(item => item.Number)]);
        }, cancellationToken);
}
