using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence.Access;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence;

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
        return [.. rows.GroupBy(row => row.piece.Id).OrderBy(group => group.First().Kind != OrganizationKind.ConnectingFirm).ThenBy(group => group.Key).Select(group =>
        {
            var (piece, version) = (group.First().piece, versions[group.Key]);
            var owner = group.First().Kind == OrganizationKind.FinancialInstitution ? Party.FinancialInstitution : Party.ConnectingFirm;
            return new SubmittedEvidence(piece.Id, version.Number, owner, piece.Kind, piece.Title, piece.Issuer, piece.CertificateNumber,
                version.BasisOn, version.CoversFrom, version.CoversTo, version.ValidUntil, [.. group.Select(row => row.ItemNumber).Distinct().Order()],
                [.. version.Files.OrderBy(file => file.Number).Select(file => new SubmittedFile(file.Name, file.Size, file.Sha256, file.Format))]);
        })];
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
