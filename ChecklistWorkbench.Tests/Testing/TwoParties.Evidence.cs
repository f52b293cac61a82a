using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>A file that waits for its form; nobody else's in the same second.</summary>
    public async Task<Guid> UploadAsync(Participation by, byte[] content, string name = "evidence.txt", EvidenceFormat format = EvidenceFormat.Text)
    {
        var kept = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
            var upload = EvidenceUpload.Begin(name, content.Length, sha256, new(format), ScanResult.NotScanned, by, nowUtc);
            upload.Complete(nowUtc);
            db.EvidenceUploads.Add(upload);
            if (!await db.EvidenceChunks.AnyAsync(chunk => chunk.Sha256 == sha256))
            {
                for (var number = 0; number < upload.ChunkCount; number++)
                    db.EvidenceChunks.Add(EvidenceChunk.Of(sha256, number, content.AsSpan(number * EvidenceChunk.Length, Math.Min(EvidenceChunk.Length, content.Length - (number * EvidenceChunk.Length)))));
            }

            return upload.Id;
        }, CancellationToken.None);
        return kept.Value;
    }

    /// <summary>A piece of a party's with one text file; shared with the connection and linked to items of the newest assessment if asked.</summary>
    public async Task<(Guid PieceId, Guid FileId)> EvidenceAsync(
        Party party, string title = "証跡の試験", bool share = false, EvidencePeriod? period = null, byte[]? content = null, string name = "evidence.txt", EvidenceFormat format = EvidenceFormat.Text, EvidenceKind kind = EvidenceKind.Policy, params int[] items)
    {
        var writer = this[party][party == Party.FinancialInstitution ? Role.Reviewer : Role.Contributor].Participation;
        var upload = await UploadAsync(writer, content ?? System.Text.Encoding.UTF8.GetBytes($"証跡の中身 {title}"), name, format);
        var made = await workbench.ChangeAsSystemAsync<(Guid, Guid)>(async (db, nowUtc) =>
        {
            var waiting = await db.EvidenceUploads.SingleAsync(u => u.Id == upload);
            db.EvidenceUploads.Remove(waiting);
            var piece = EvidencePiece.Add(new() { Kind = kind, Title = title, Issuer = "発行者の試験" }, period ?? new(), "補足の試験", [waiting], writer, nowUtc).Value;
            db.EvidencePieces.Add(piece);
            var connection = await db.Connections.SingleAsync(c => c.Id == Connection.Id);
            if (share) Assert.True(piece.Share(connection, items, writer, nowUtc).Succeeded);
            if (items.Length > 0)
            {
                var assessment = await db.Assessments.SingleAsync(a => a.Id == AssessmentId);
                foreach (var item in items) db.EvidenceLinks.Add(EvidenceLink.Make(piece, assessment, item, writer, nowUtc).Value);
            }

            return (piece.Id, piece.Versions[0].Files[0].Id);
        }, CancellationToken.None);
        return made.Value;
    }

    /// <summary>One more version of a piece of the firm's.</summary>
    public async Task AddEvidenceVersionAsync(Guid piece)
    {
        var writer = this[Party.ConnectingFirm][Role.Contributor].Participation;
        var upload = await UploadAsync(writer, System.Text.Encoding.UTF8.GetBytes($"次の版 {piece}"));
        var added = await workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            var waiting = await db.EvidenceUploads.SingleAsync(u => u.Id == upload);
            db.EvidenceUploads.Remove(waiting);
            var known = await db.EvidencePieces.Include(p => p.Shares).SingleAsync(p => p.Id == piece);
            db.EvidenceVersions.Add(known.AddVersion(new(), "", [waiting], writer, nowUtc).Value);
            return default(Done);
        }, CancellationToken.None);
        Assert.True(added.Succeeded);
    }

    /// <summary>Evidence of the caller's own organisation; of the firm, which the caller has no part in, for someone who is of neither.</summary>
    public async Task<(Guid PieceId, Guid FileId)> EvidenceOfAsync(Caller caller, bool share = false) =>
        await EvidenceAsync(caller.OrganizationId == Bank.Id ? Party.FinancialInstitution : Party.ConnectingFirm, share: share);

    /// <summary>A link on item 1 of the newest assessment of such evidence; no link where the assessment is over.</summary>
    public async Task<Guid> EvidenceLinkOfAsync(Caller caller)
    {
        var (piece, _) = await EvidenceOfAsync(caller);
        var writer = this[caller.OrganizationId == Bank.Id ? Party.FinancialInstitution : Party.ConnectingFirm][caller.OrganizationId == Bank.Id ? Role.Reviewer : Role.Contributor].Participation;
        var made = await workbench.ChangeAsSystemAsync<Guid>(async (db, nowUtc) =>
        {
            var link = EvidenceLink.Make(await db.EvidencePieces.Include(p => p.Shares).SingleAsync(p => p.Id == piece), await db.Assessments.SingleAsync(a => a.Id == AssessmentId), 1, writer, nowUtc);
            if (!link.Succeeded) return Guid.Empty;
            db.EvidenceLinks.Add(link.Value);
            return link.Value.Id;
        }, CancellationToken.None);
        return made.Value;
    }
}
