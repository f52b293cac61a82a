using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.People;

/// <param name="PersonId">A colleague, or someone from outside who was invited as one.</param>
public sealed record LimitAuditRequest(Guid PersonId, AuditLimits Limits);

/// <summary>Gives a colleague the auditor's role for chosen connections and days, in place of the one they had; works with their next action.</summary>
public sealed class LimitAudit(WorkbenchDatabase database)
{
    public Task<Outcome<Done>> HandleAsync(Caller caller, LimitAuditRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (!by.Has(Role.Administrator)) return Administration.AdministratorMissing;
            var person = await work.ToColleagueAsync(request.PersonId, by, cancellationToken);
            if (request.Limits.RefusalOn(JapanTime.DateOf(work.NowUtc)) is { } refusal) return refusal;
            await RequireOwnAsync(work, by, request.Limits.ConnectionIds, cancellationToken);
            var current = await work.Db.Memberships
                .Where(m => m.PersonId == person.Id && m.OrganizationId == by.OrganizationId && m.Role == Role.Auditor && m.RevokedUtc == null).ToListAsync(cancellationToken);
            foreach (var membership in current) membership.Revoke(by, work.NowUtc);
            work.Db.Memberships.Add(Membership.GrantAudit(person.Id, by.OrganizationId, request.Limits, by.Actor, work.NowUtc));
            return default(Done);
        }, cancellationToken);

    private static async Task RequireOwnAsync(Work work, Participation by, IReadOnlyList<Guid> asked, CancellationToken cancellationToken)
    {
        var own = await work.Db.Connections
            .Where(c => asked.Contains(c.Id) && (c.FinancialInstitutionId == by.OrganizationId || c.ConnectingFirmId == by.OrganizationId))
            .Select(c => c.Id).ToListAsync(cancellationToken);
        if (asked.Except(own).FirstOrDefault() is var stranger && stranger != Guid.Empty) throw new AccessDeniedException("connection", stranger);
    }
}
