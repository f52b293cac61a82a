using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <param name="BankName">The connection's bank.</param>
/// <param name="Layout">The saved one that was asked for; null if a new one is made.</param>
public sealed record LayoutView(string BankName, SavedLayout? Layout);

/// <summary>A saved 様式の対応付け to go on from, and whose workbooks it is for.</summary>
public sealed class GetLayout(WorkbenchDatabase database)
{
    public Task<Outcome<LayoutView>> HandleAsync(Caller caller, Guid assessmentId, Guid? layoutId, CancellationToken cancellationToken) =>
        database.ReadAsync<LayoutView>(caller, async work =>
        {
            var (_, connection, by) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            var layout = (await LayoutReader.SavedAsync(work, connection, by, cancellationToken)).FirstOrDefault(layout => layout.Id == layoutId);
            if (layoutId is not null && layout is null) return new NotFound();
            return new LayoutView(await LayoutReader.BankNameAsync(work, connection, cancellationToken), layout);
        }, cancellationToken);
}
