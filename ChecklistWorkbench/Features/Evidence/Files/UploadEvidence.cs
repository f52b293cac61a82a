using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Evidence.Content;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Features.Evidence.Files;

/// <param name="Name">As the browser calls it.</param>
/// <param name="Content">Its bytes, read once, forwards.</param>
/// <param name="Length">What the sender says it is long; null if it does not say.</param>
public sealed record UploadEvidenceRequest(string Name, Stream Content, long? Length);

/// <summary>A file that waits for the form it was sent for.</summary>
public sealed record UploadedEvidence(Guid Id, string Name, long Size, EvidenceFormat Format, EvidenceFlags Flags, ScanResult Scan);

/// <summary>
/// Takes a file in: hashed on the way into a temporary file, checked and scanned there, then written to the database in short transactions. Nothing of a file
/// that is refused, or whose upload breaks, stays.
/// </summary>
public sealed class UploadEvidence(WorkbenchDatabase database, EvidenceStore store, VirusScanner scanner, IOptions<EvidenceOptions> options, ILogger<UploadEvidence> logger)
{
    public async Task<Outcome<UploadedEvidence>> HandleAsync(Caller caller, UploadEvidenceRequest request, CancellationToken cancellationToken)
    {
        var allowed = await database.ReadAsync<Participation>(caller, work => RightAsync(work, request.Length ?? 0, cancellationToken), cancellationToken);
        if (!allowed.Succeeded) return allowed.Refusal;

        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        var received = await ReceiveAsync(request, file, cancellationToken);
        if (!received.Succeeded) return received.Refusal;
        var name = EvidenceFileName.Clean(request.Name);
        var content = EvidenceContent.Detect(file, name, cancellationToken);
        if (!content.Succeeded) return content.Refusal;
        var scan = await scanner.ScanAsync(file, cancellationToken);
        if (!scan.Succeeded) return await RefuseAsync(caller, name, received.Value, scan.Refusal, cancellationToken);

        // Judged again with the size it really has, and by the rights as they are now.
        var still = await database.ReadAsync<Participation>(caller, work => RightAsync(work, file.Length, cancellationToken), cancellationToken);
        if (!still.Succeeded) return still.Refusal;
        var begun = await database.ReadAsync<EvidenceUpload>(caller, work => Task.FromResult<Outcome<EvidenceUpload>>(
            EvidenceUpload.Begin(name, file.Length, received.Value, content.Value, scan.Value, still.Value, work.NowUtc)), cancellationToken);
        try
        {
            await store.StoreAsync(begun.Value, file, cancellationToken);
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            logger.LogError(fault, "An upload of {Size} bytes could not be stored", file.Length);
            return new EvidenceNotStored();
        }

        return new UploadedEvidence(begun.Value.Id, begun.Value.Name, begun.Value.Size, begun.Value.Format, begun.Value.Flags, begun.Value.Scan);
    }

    private async Task<Outcome<Participation>> RightAsync(Work work, long more, CancellationToken cancellationToken)
    {
        var by = await work.Access.ToOrganizationAsync(cancellationToken);
        if (EvidenceRules.BarrierTo(EvidenceAct.Add, by) is { } refusal) return refusal;
        if (more > options.Value.FileBytes) return new EvidenceFileTooLarge(options.Value.MaxFileMegabytes);
        var left = options.Value.QuotaBytes - await UsedAsync(work.Db, by.OrganizationId, cancellationToken);
        return more > left ? new EvidenceQuotaExceeded(options.Value.QuotaMegabytes, Math.Max(0, left) / (1024 * 1024)) : by;
    }

    /// <summary>What the organisation keeps, the same content once, and what waits.</summary>
    private static async Task<long> UsedAsync(WorkbenchDbContext db, Guid organizationId, CancellationToken cancellationToken)
    {
        var kept = await (
            from piece in db.EvidencePieces
            join version in db.EvidenceVersions on piece.Id equals version.PieceId
            join file in db.EvidenceFiles on version.Id equals file.VersionId
            where piece.OrganizationId == organizationId
            select new { file.Sha256, file.Size }).Distinct().SumAsync(file => file.Size, cancellationToken);
        return kept + await db.EvidenceUploads.Where(upload => upload.OrganizationId == organizationId).SumAsync(upload => upload.Size, cancellationToken);
    }

    private async Task<Outcome<string>> ReceiveAsync(UploadEvidenceRequest request, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(EvidenceChunk.Length);
        try
        {
            for (int read; (read = await request.Content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (file.Length + read > options.Value.FileBytes) return new EvidenceFileTooLarge(options.Value.MaxFileMegabytes);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        catch (IOException)
        {
            return new EvidenceUploadBroken();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (request.Length is { } promised && promised != file.Length) return new EvidenceUploadBroken();
        await file.FlushAsync(cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An infected file is in the trail of the organisation that sent it, and nowhere else.</summary>
    private async Task<Refusal> RefuseAsync(Caller caller, string name, string sha256, Refusal refusal, CancellationToken cancellationToken)
    {
        if (refusal is not EvidenceIsInfected infected) return refusal;
        await database.ChangeAsync<Done>(caller, async work =>
        {
            var by = await work.Access.ToOrganizationAsync(cancellationToken);
            work.Db.Record(new(AuditChain.OfOrganization(by.OrganizationId), AuditActions.EvidenceInfected, by.Actor, work.NowUtc, by.OrganizationId, Details: new { name, sha256, infected.Found }));
            return default(Done);
        }, cancellationToken);
        return refusal;
    }
}
