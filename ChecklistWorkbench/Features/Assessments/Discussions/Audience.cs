using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

internal static class Audience
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(role => role != Role.Administrator)];

    /// <summary>
    /// Whom <paramref name="by"/> can address: colleagues who read the assessment, and of the other party those alone who have shown themselves
    /// on it, so that nobody learns who else works there.
    /// </summary>
    public static async Task<IReadOnlyList<Addressee>> ReadAudienceAsync(
        this WorkbenchDbContext db, Assessment assessment, Connection connection, Participation by, CancellationToken cancellationToken)
    {
        var (me, own, other) = (by.PersonId, by.OrganizationId, by.Party == Party.ConnectingFirm ? connection.FinancialInstitutionId : connection.ConnectingFirmId);
        var seen = db.Responses.Where(r => r.AssessmentId == assessment.Id).SelectMany(r => db.ResponseRevisions.Where(v => v.ResponseId == r.Id).Select(v => v.ByPersonId))
            .Union(db.AssessmentTransitions.Where(t => t.AssessmentId == assessment.Id).Select(t => t.ByPersonId))
            .Union(db.Discussions.Where(d => d.AssessmentId == assessment.Id).SelectMany(d => d.Messages.Where(m => m.IsShared).Select(m => m.ByPersonId)));
        var people = await (
            from person in db.People
            join membership in db.Memberships on person.Id equals membership.PersonId
            where person.DisabledUtc == null && person.Id != me && membership.RevokedUtc == null && Readers.Contains(membership.Role)
                && (membership.OrganizationId == own || (membership.OrganizationId == other && seen.Contains(person.Id)))
            select new { person.Id, person.DisplayName, membership.OrganizationId }).Distinct().ToListAsync(cancellationToken);
        return [.. people.Select(person => new Addressee(person.Id, person.DisplayName, person.OrganizationId == own))
            .OrderByDescending(person => person.IsColleague).ThenBy(person => person.Name, StringComparer.Ordinal)];
    }
}
