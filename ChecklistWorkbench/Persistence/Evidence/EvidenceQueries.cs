using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Evidence;

/// <summary>What several features ask about evidence.</summary>
public static class EvidenceQueries
{
    /// <summary>What a submission made now would stand on: linked, shared, not withdrawn, each in its newest version.</summary>
    public static async Task<IReadOnlyList<SubmittedEvidence>> ReadSharedEvidenceAsync(this WorkbenchDbContext db, Assessment assessment, CancellationToken cancellationToken)
    {
        var rows = await (
            from link in db.EvidenceLinks
            join piece in db.EvidencePieces on link.PieceId equals piece.Id
            join organization in db.Organizations on piece.OrganizationId equals organization.Id
            where link.AssessmentId == assessment.Id && link.EndedUtc == null && piece.WithdrawnUtc == null
                && db.EvidenceShares.Any(share => share.PieceId == piece.Id && share.ConnectionId == assessment.ConnectionId)
            select new { link.ItemNumber, piece, organization.Kind }).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];

        Guid[] ids = [.. rows.Select(row => row.piece.Id).Distinct()];
        var versions = await db.EvidenceVersions.AsNoTracking().Include(version => version.Files)
            .Where(version => ids.Contains(version.PieceId) && db.EvidencePieces.Any(piece => piece.Id == version.PieceId && piece.NewestVersion == version.Number))
            .ToDictionaryAsync(version => version.PieceId, cancellationToken);
        return [.. rows.GroupBy(row => row.piece.Id).OrderBy(group => group.First().Kind != OrganizationKind.ConnectingFirm).ThenBy(group => group.Key).Select(group => SubmittedEvidence.Of(
            group.First().piece, versions[group.Key], group.First().Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm,
            group.Select(row => row.ItemNumber)))];
    }

    /// <summary>What the reports of completion of a round's findings stand on, each version once, by when it was first reported.</summary>
    public static async Task<IReadOnlyList<EvidenceOfFindings>> ReadReportedEvidenceAsync(this WorkbenchDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var rows = await (
            from finding in db.Findings
            where finding.AssessmentId == assessmentId
            from step in finding.Steps
            from evidence in step.Evidence
            join piece in db.EvidencePieces on evidence.PieceId equals piece.Id
            orderby step.AtUtc, piece.Id
            select new { finding.Number, finding.ItemNumber, evidence.Version, piece }).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];

        Guid[] ids = [.. rows.Select(row => row.piece.Id).Distinct()];
        var versions = await db.EvidenceVersions.AsNoTracking().Include(version => version.Files).Where(version => ids.Contains(version.PieceId)).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => (row.piece.Id, row.Version)).Select(group => new EvidenceOfFindings(
            SubmittedEvidence.Of(group.First().piece, versions.First(version => version.PieceId == group.Key.Id && version.Number == group.Key.Version), Party.ConnectingFirm, group.Select(row => row.ItemNumber)),
            [.. group.Select(row => row.Number).Distinct().Order()]))];
    }

    /// <summary>
    /// By item, how the worst of the evidence stands that is named on it, shared with the connection and not withdrawn; by the newest version, as that is what a
    /// reviewer would ask for. An item without any is not among them.
    /// </summary>
    public static async Task<IReadOnlyDictionary<int, EvidenceValidity>> ReadEvidenceValidityAsync(
        this WorkbenchDbContext db, Assessment assessment, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await (
            from link in db.EvidenceLinks
            join piece in db.EvidencePieces on link.PieceId equals piece.Id
            where link.AssessmentId == assessment.Id && link.EndedUtc == null && piece.WithdrawnUtc == null
                && db.EvidenceShares.Any(share => share.PieceId == piece.Id && share.ConnectionId == assessment.ConnectionId)
            select new { link.ItemNumber, piece.ValidUntil }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.ItemNumber)
            .ToDictionary(group => group.Key, group => group.Max(row => new EvidencePeriod { ValidUntil = row.ValidUntil }.ValidityOn(today)));
    }

    /// <summary>A piece that the caller may read: their organisation's, or shared with a connection it is party to. Its shares are loaded.</summary>
    public static async Task<(EvidencePiece Piece, Participation By)> ToEvidenceAsync(this Work work, Guid pieceId, CancellationToken cancellationToken)
    {
        var by = await work.Access.ToOrganizationAsync(cancellationToken);
        var piece = await work.Db.EvidencePieces.Include(p => p.Shares).FirstOrDefaultAsync(p => p.Id == pieceId, cancellationToken);
        if (piece is null) throw new AccessDeniedException("evidence", pieceId);
        var isShared = (await work.Db.ReadSharedConnectionsAsync(piece, by, cancellationToken)).Count > 0;
        // Whoever is limited to connections reads nothing of the organisation's own that those do not see.
        if (by.OnlyConnections is not null && !isShared) throw new AccessDeniedException("evidence", pieceId);
        return EvidenceRules.BarrierTo(EvidenceAct.Read, piece.StandingTowards(isShared), by) is null ? (piece, by) : throw new AccessDeniedException("evidence", pieceId);
    }

    /// <summary>What the caller's organisation could name now, by title: not withdrawn, and none of <paramref name="except"/>.</summary>
    public static async Task<IReadOnlyList<OwnEvidence>> ReadOwnEvidenceAsync(
        this Work work, Participation by, Guid connectionId, IReadOnlyCollection<Guid> except, CancellationToken cancellationToken)
    {
        var own = by.OrganizationId;
        var rows = await work.Db.EvidencePieces.Where(piece => piece.OrganizationId == own && piece.WithdrawnUtc == null && !except.Contains(piece.Id))
            .OrderBy(piece => piece.Title).ThenBy(piece => piece.Id).Take(OwnEvidence.Most)
            .Select(piece => new { piece.Id, piece.Title, piece.NewestVersion, piece.ValidUntil, IsShared = work.Db.EvidenceShares.Any(share => share.PieceId == piece.Id && share.ConnectionId == connectionId) })
            .ToListAsync(cancellationToken);
        var today = JapanTime.DateOf(work.NowUtc);
        return [.. rows.Select(row => new OwnEvidence(row.Id, row.Title, row.NewestVersion, new EvidencePeriod { ValidUntil = row.ValidUntil }.ValidityOn(today), row.IsShared))];
    }

    /// <summary>The connections of someone's organisation that a piece was shared with, in an order that stays.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadSharedConnectionsAsync(this WorkbenchDbContext db, EvidencePiece piece, Participation by, CancellationToken cancellationToken)
    {
        var own = by.OrganizationId;
        var (isLimited, only) = (by.OnlyConnections is not null, by.OnlyConnections?.ToList() ?? []);
        return await (
        from share in db.EvidenceShares
        join connection in db.Connections on share.ConnectionId equals connection.Id
        where share.PieceId == piece.Id && (connection.FinancialInstitutionId == own || connection.ConnectingFirmId == own) && (!isLimited || only.Contains(connection.Id))
        orderby share.AtUtc, connection.Id
        select connection.Id).ToListAsync(cancellationToken);
    }
}

/// <summary>A version of a piece with the 指摘 whose completion it shows.</summary>
/// <param name="Findings">Their numbers, in order.</param>
public sealed record EvidenceOfFindings(SubmittedEvidence Piece, IReadOnlyList<int> Findings);

/// <summary>A piece of the caller's organisation that could be named.</summary>
/// <param name="Version">The newest one's number.</param>
/// <param name="IsShared">Whether the connection's other party sees it.</param>
public sealed record OwnEvidence(Guid PieceId, string Title, int Version, EvidenceValidity Validity, bool IsShared)
{
    /// <summary>A list to choose from is no place for more.</summary>
    public const int Most = 200;
}
