using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Evidence.Pieces;

public sealed record FileLine(Guid Id, string Name, long Size, string Sha256, EvidenceFormat Format, EvidenceFlags Flags, string Listing, ScanResult Scan);

public sealed record VersionLine(int Number, EvidencePeriod Period, EvidenceValidity Validity, string Note, string ByName, DateTime AtUtc, IReadOnlyList<FileLine> Files);

/// <summary>An assessment that names the piece.</summary>
public sealed record LinkedAssessment(Guid AssessmentId, AssessmentPurpose Purpose, int Round, string ConnectionName, IReadOnlyList<int> Items);

/// <summary>A connection of the owner.</summary>
/// <param name="SharedUtc">Since when the other party sees the piece; null if it does not.</param>
public sealed record ShareLine(Guid ConnectionId, string Name, DateTime? SharedUtc, string ByName);

/// <summary>A submission that stands on a version, and what was decided on it.</summary>
/// <param name="Decisions">第 n 号 of the decisions taken on it.</param>
public sealed record StandingLine(Guid AssessmentId, AssessmentPurpose Purpose, int Round, string ConnectionName, int Submission, DateTime AtUtc, int Version, IReadOnlyList<int> Decisions);

/// <summary>A 完了申告 of a 指摘 that stands on a version.</summary>
public sealed record FindingLine(Guid ConnectionId, string ConnectionName, int Number, int ItemNumber, FindingState State, int Version, DateTime AtUtc);

/// <summary>A piece as one who may read it sees it: of connections and assessments only those that are theirs.</summary>
/// <param name="OwnerName">Null for the caller's own organisation.</param>
/// <param name="Acts">What the caller may do with it.</param>
public sealed record EvidenceView(
    Guid Id, EvidenceHeading Heading, string? OwnerName, DateTime? WithdrawnUtc, string WithdrawnReason, string WithdrawnByName,
    IReadOnlyList<VersionLine> Versions, IReadOnlyList<LinkedAssessment> Links, IReadOnlyList<ShareLine> Shares, IReadOnlyList<StandingLine> Standing, IReadOnlyList<FindingLine> Findings,
    IReadOnlySet<EvidenceAct> Acts);

/// <summary>One piece with everything that stands on it.</summary>
public sealed class GetEvidence(WorkbenchDatabase database)
{
    public Task<Outcome<EvidenceView>> HandleAsync(Caller caller, Guid pieceId, CancellationToken cancellationToken) =>
        database.ReadAsync<EvidenceView>(caller, async work =>
        {
            var (piece, by) = await work.ToEvidenceAsync(pieceId, cancellationToken);
            var isOwn = piece.OrganizationId == by.OrganizationId;
            var today = JapanTime.DateOf(work.NowUtc);
            var versions = await work.Db.EvidenceVersions.Include(version => version.Files).Where(version => version.PieceId == piece.Id).OrderByDescending(version => version.Number).ToListAsync(cancellationToken);
            var connections = await ConnectionsAsync(work, piece, by, cancellationToken);
            var acts = Enum.GetValues<EvidenceAct>().Where(act => EvidenceRules.BarrierTo(act, piece.StandingTowards(!isOwn), by) is null).ToHashSet();
            return new EvidenceView(
                piece.Id, piece.Heading, isOwn ? null : await work.Db.Organizations.Where(o => o.Id == piece.OrganizationId).Select(o => o.Name).FirstAsync(cancellationToken),
                piece.WithdrawnUtc, piece.WithdrawnReason, piece.WithdrawnByName,
                [.. versions.Select(version => new VersionLine(version.Number, version.Period, version.Period.ValidityOn(today), version.Note, version.ByName, version.AtUtc,
                    [.. version.Files.OrderBy(file => file.Number).Select(file => new FileLine(file.Id, file.Name, file.Size, file.Sha256, file.Format, file.Flags, file.Listing, file.Scan))]))],
                await LinksAsync(work, piece, connections, cancellationToken),
                isOwn ? [.. connections.Select(connection => ShareOf(piece, connection.Key, connection.Value))] : [],
                await StandingAsync(work, piece, connections, cancellationToken), await FindingsAsync(work, piece, connections, cancellationToken), acts);
        }, cancellationToken);

    /// <summary>The owner's connections; for the other party those of theirs that it is shared with.</summary>
    private static async Task<Dictionary<Guid, string>> ConnectionsAsync(Work work, EvidencePiece piece, Participation by, CancellationToken cancellationToken)
    {
        var (own, isOwn, isFirm) = (by.OrganizationId, piece.OrganizationId == by.OrganizationId, by.Party == Party.ConnectingFirm);
        var (isLimited, only) = (by.OnlyConnections is not null, by.OnlyConnections?.ToList() ?? []);
        return await (
            from connection in work.Db.Connections
            from other in work.Db.Organizations.Where(o => o.Id == (isFirm ? connection.FinancialInstitutionId : connection.ConnectingFirmId)).DefaultIfEmpty()
            where (connection.FinancialInstitutionId == own || connection.ConnectingFirmId == own) && (!isLimited || only.Contains(connection.Id))
                && (isOwn || work.Db.EvidenceShares.Any(share => share.PieceId == piece.Id && share.ConnectionId == connection.Id))
            select new { connection.Id, Name = (other == null ? connection.CounterpartyName : other.Name) + " · " + connection.ServiceName })
            .ToDictionaryAsync(connection => connection.Id, connection => connection.Name, cancellationToken);
    }

    private static ShareLine ShareOf(EvidencePiece piece, Guid connectionId, string name)
    {
        var share = piece.Shares.FirstOrDefault(s => s.ConnectionId == connectionId);
        return new(connectionId, name, share?.AtUtc, share?.ByName ?? "");
    }

    private static async Task<IReadOnlyList<LinkedAssessment>> LinksAsync(Work work, EvidencePiece piece, Dictionary<Guid, string> connections, CancellationToken cancellationToken)
    {
        var known = connections.Keys.ToList();
        var rows = await (
            from link in work.Db.EvidenceLinks
            join assessment in work.Db.Assessments on link.AssessmentId equals assessment.Id
            where link.PieceId == piece.Id && link.EndedUtc == null && known.Contains(assessment.ConnectionId)
            select new { assessment.Id, assessment.Purpose, assessment.Round, assessment.ConnectionId, link.ItemNumber }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => row.Id).Select(group => new LinkedAssessment(
            group.Key, group.First().Purpose, group.First().Round, connections[group.First().ConnectionId], [.. group.Select(row => row.ItemNumber).Distinct().Order()]))];
    }

    private static async Task<IReadOnlyList<FindingLine>> FindingsAsync(Work work, EvidencePiece piece, Dictionary<Guid, string> connections, CancellationToken cancellationToken)
    {
        var known = connections.Keys.ToList();
        var rows = await (
            from finding in work.Db.Findings
            where known.Contains(finding.ConnectionId)
            from step in finding.Steps
            from evidence in step.Evidence
            where evidence.PieceId == piece.Id
            orderby step.AtUtc descending
            select new { finding.ConnectionId, finding.Number, finding.ItemNumber, finding.State, evidence.Version, step.AtUtc }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FindingLine(row.ConnectionId, connections[row.ConnectionId], row.Number, row.ItemNumber, row.State, row.Version, row.AtUtc))];
    }

    private static async Task<IReadOnlyList<StandingLine>> StandingAsync(Work work, EvidencePiece piece, Dictionary<Guid, string> connections, CancellationToken cancellationToken)
    {
        var known = connections.Keys.ToList();
        var rows = await (
            from frozen in work.Db.SubmissionEvidence
            join submission in work.Db.Submissions on frozen.SubmissionId equals submission.Id
            join assessment in work.Db.Assessments on submission.AssessmentId equals assessment.Id
            where frozen.PieceId == piece.Id && known.Contains(assessment.ConnectionId)
            orderby submission.AtUtc descending
            select new { assessment.Id, assessment.Purpose, assessment.Round, assessment.ConnectionId, SubmissionId = submission.Id, submission.Number, submission.AtUtc, frozen.Version }).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(row => row.SubmissionId);
        var decisions = (await work.Db.Decisions.Where(decision => ids.Contains(decision.SubmissionId) && decision.State == DecisionState.Taken)
            .Select(decision => new { decision.SubmissionId, decision.Number }).ToListAsync(cancellationToken)).ToLookup(decision => decision.SubmissionId, decision => decision.Number);
        return [.. rows.Select(row => new StandingLine(row.Id, row.Purpose, row.Round, connections[row.ConnectionId], row.Number, row.AtUtc, row.Version, [.. decisions[row.SubmissionId].Order()]))];
    }
}
