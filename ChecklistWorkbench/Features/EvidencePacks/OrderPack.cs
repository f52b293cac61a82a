using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;

namespace ChecklistWorkbench.Features.EvidencePacks;

/// <param name="Submission">The submission's number; a decision that was taken on it comes with it.</param>
/// <param name="Recipient">Whose name goes on the reports; null for none.</param>
public sealed record OrderPackRequest(Guid AssessmentId, int Submission, string? Recipient);

/// <summary>Orders a pack for the caller's own browser to fetch. Nothing is handed out yet; rights are judged again when it is.</summary>
public sealed class OrderPack(WorkbenchDatabase database, PackOrders orders)
{
    public Task<Outcome<PackOrder>> HandleAsync(Caller caller, OrderPackRequest request, CancellationToken cancellationToken) => database.ReadAsync<PackOrder>(caller, async work =>
    {
        var (assessment, _, _) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
        PackRecipient? recipient = null;
        if (request.Recipient is { } name)
        {
            var read = PackRecipient.Of(name);
            if (!read.Succeeded) return read.Refusal;
            recipient = read.Value;
        }

        return orders.Add(caller.PersonId, new(assessment.Id, request.Submission, Recipient: recipient));
    }, cancellationToken);
}
