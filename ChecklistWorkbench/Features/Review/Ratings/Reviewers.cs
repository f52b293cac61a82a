using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Review.Ratings;

/// <summary>Who could be named as second reviewer.</summary>
internal static class Reviewers
{
    /// <summary>Those of the bank who review.</summary>
    public static async Task<IReadOnlyList<PersonName>> ReadReviewersAsync(this WorkbenchDbContext db, Guid organizationId, CancellationToken cancellationToken) =>
        await (
            from person in db.People
            join membership in db.Memberships on person.Id equals membership.PersonId
            where membership.OrganizationId == organizationId && membership.RevokedUtc == null && person.DisabledUtc == null
                && (membership.Role == Role.Reviewer || membership.Role == Role.ReviewLead)
            select new PersonName(person.Id, person.DisplayName)).Distinct().ToListAsync(cancellationToken);
}
