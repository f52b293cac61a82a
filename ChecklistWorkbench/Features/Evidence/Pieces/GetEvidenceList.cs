using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

/// <param name="OwnerName">Null for the caller's own organisation.</param>
public sealed record EvidenceRow(
    Guid Id, EvidenceKind Kind, string Title, string Issuer, string? OwnerName, int NewestVersion, EvidencePeriod Period, EvidenceValidity Validity, bool IsWithdrawn, int Files, int Items);

/// <param name="Rows">One page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Expired">How many of the caller's own have expired, whatever is filtered.</param>
/// <param name="Expiring">How many of the caller's own expire soon.</param>
public sealed record EvidenceList(IReadOnlyList<EvidenceRow> Rows, int Total, int Expired, int Expiring, bool CanAdd);

/// <summary>The caller's evidence, and what other parties shared with them.</summary>
public sealed class GetEvidenceList(WorkbenchDatabase database)
{
    public Task<Outcome<EvidenceList>> HandleAsync(Caller caller, EvidenceListState state, CancellationToken cancellationToken) =>
        database.ReadAsync<EvidenceList>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            if (EvidenceRules.BarrierTo(EvidenceAct.Read, by) is { } refusal) return refusal;
            var (own, today) = (by.OrganizationId, JapanTime.DateOf(work.NowUtc));
            var soon = today.AddDays(EvidenceRules.ReminderDays);
            var seen = work.Db.EvidencePieces.Where(piece => piece.OrganizationId == own || work.Db.EvidenceShares.Any(share => share.PieceId == piece.Id
                && work.Db.Connections.Any(connection => connection.Id == share.ConnectionId && (connection.FinancialInstitutionId == own || connection.ConnectingFirmId == own))));
            if (by.OnlyConnections is { } limits)
            {
                var only = limits.ToList();
                seen = seen.Where(piece => work.Db.EvidenceShares.Any(share => share.PieceId == piece.Id && only.Contains(share.ConnectionId)));
            }

            var (isLimited, known) = (by.OnlyConnections is not null, by.OnlyConnections?.ToList() ?? []);
            var shown = Narrow(seen, state, own, today, soon);

            var total = await shown.CountAsync(cancellationToken);
            var rows = await (
                from piece in shown
                join organization in work.Db.Organizations on piece.OrganizationId equals organization.Id
                join version in work.Db.EvidenceVersions on new { PieceId = piece.Id, Number = piece.NewestVersion } equals new { version.PieceId, version.Number }
                orderby piece.WithdrawnUtc != null, piece.ValidUntil == null, piece.ValidUntil, piece.Id
                select new
                {
                    piece,
                    organization.Name,
                    version,
                    Files = work.Db.EvidenceFiles.Count(file => file.VersionId == version.Id),
                    Items = work.Db.EvidenceLinks.Count(link => link.PieceId == piece.Id && link.EndedUtc == null && work.Db.Assessments.Any(assessment =>
                        assessment.Id == link.AssessmentId && (!isLimited || known.Contains(assessment.ConnectionId)) && work.Db.Connections.Any(connection => connection.Id == assessment.ConnectionId && (connection.FinancialInstitutionId == own || connection.ConnectingFirmId == own)))),
                }).Skip((state.Page - 1) * EvidenceListState.PageSize).Take(EvidenceListState.PageSize).ToListAsync(cancellationToken);

            var mine = seen.Where(piece => piece.OrganizationId == own && piece.WithdrawnUtc == null);
            return new EvidenceList(
                [.. rows.Select(row => new EvidenceRow(row.piece.Id, row.piece.Kind, row.piece.Title, row.piece.Issuer, row.piece.OrganizationId == own ? null : row.Name,
                    row.piece.NewestVersion, row.version.Period, row.version.Period.ValidityOn(today), row.piece.WithdrawnUtc is not null, row.Files, row.Items))],
                total, await mine.CountAsync(piece => piece.ValidUntil < today, cancellationToken),
                await mine.CountAsync(piece => piece.ValidUntil >= today && piece.ValidUntil <= soon, cancellationToken), EvidenceRules.BarrierTo(EvidenceAct.Add, by) is null);
        }, cancellationToken);

    private static IQueryable<EvidencePiece> Narrow(IQueryable<EvidencePiece> pieces, EvidenceListState state, Guid own, DateOnly today, DateOnly soon)
    {
        if (!state.Withdrawn) pieces = pieces.Where(piece => piece.WithdrawnUtc == null);
        if (state.Kind is { } kind) pieces = pieces.Where(piece => piece.Kind == kind);
        if (state.Owner is { } owner) pieces = pieces.Where(piece => (piece.OrganizationId == own) == (owner == EvidenceOwner.Own));
        if (state.Validity == EvidenceValidity.Expired) pieces = pieces.Where(piece => piece.ValidUntil < today);
        if (state.Validity == EvidenceValidity.Expiring) pieces = pieces.Where(piece => piece.ValidUntil >= today && piece.ValidUntil <= soon);
        if (state.Search.Length > 0) pieces = pieces.Where(piece => piece.Title.Contains(state.Search) || piece.Issuer.Contains(state.Search) || piece.CertificateNumber.Contains(state.Search));
        return pieces;
    }
}
