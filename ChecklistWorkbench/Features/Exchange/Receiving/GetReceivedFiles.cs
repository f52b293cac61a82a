using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>A file that the organisation received for an assessment.</summary>
public sealed record ReceivedLine(Guid Id, string Name, DateTime AtUtc, string ByName);

/// <param name="BankName">The connection's bank.</param>
/// <param name="MayReceive">Whether the caller sends files in and describes layouts.</param>
/// <param name="Files">Newest first.</param>
/// <param name="Layouts">The 様式の対応付け saved for that bank.</param>
public sealed record ReceivedList(string BankName, bool MayReceive, IReadOnlyList<ReceivedLine> Files, IReadOnlyList<SavedLayout> Layouts);

/// <summary>What the caller's organisation received for an assessment, and how it reads the bank's workbooks.</summary>
public sealed class GetReceivedFiles(WorkbenchDatabase database)
{
    private const int Newest = 20;

    public Task<Outcome<ReceivedList>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<ReceivedList>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var files = await work.Db.ReceivedFiles.Where(file => file.AssessmentId == assessment.Id && file.OrganizationId == by.OrganizationId)
                .OrderByDescending(file => file.AtUtc).ThenByDescending(file => file.Id).Take(Newest)
                .Select(file => new ReceivedLine(file.Id, file.Name, file.AtUtc, file.ByName)).ToListAsync(cancellationToken);
            return new ReceivedList(await LayoutReader.BankNameAsync(work, connection, cancellationToken), ReceivingRight.Refusing(by) is null, files, await LayoutReader.SavedAsync(work, connection, by, cancellationToken));
        }, cancellationToken);
}
