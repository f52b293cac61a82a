using System.Security.Cryptography;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Packs;
using ChecklistWorkbench.Features.AuditTrail.Export;
using ChecklistWorkbench.Features.Evidence;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Oscal.Plans;
using ChecklistWorkbench.Features.Oscal.Submissions;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.AuditTrail;
using ChecklistWorkbench.Persistence.Catalogue;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Persistence.Submissions;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Benchmarks.Packs;

/// <summary>A submission that stands on evidence, and the same bytes as files beside it.</summary>
internal sealed class PackScene(BenchmarkDatabase database, Writer reviewer, IReadOnlyList<string> files)
{
    public IReadOnlyList<string> Files => files;

    public static async Task<PackScene> MakeAsync(BenchmarkDatabase database, string folder, int pieces, int bytesEach)
    {
        await database.Get<TrailSigner>().EnsureKeyAsync(CancellationToken.None);
        var writers = await Workspaces.MakeAsync(database, 1, revisions: 4);
        var firm = new Participation(writers[0].Caller.PersonId, "承認者", writers[0].Caller.OrganizationId, Party.ConnectingFirm, new HashSet<Role> { Role.Contributor, Role.Approver });
        var files = new List<string>();
        for (var number = 1; number <= pieces; number++)
        {
            var file = Path.Combine(folder, $"evidence-{number}.pdf");
            await File.WriteAllBytesAsync(file, RandomNumberGenerator.GetBytes(bytesEach));
            files.Add(file);
            await AddAsync(database, writers[0].AssessmentId, file, $"証跡{number}", number, firm);
        }

        await SubmitAsync(database, writers[0].AssessmentId, firm);
        return new(database, writers[1], files);
    }

    public async Task<PreparedPack> PrepareAsync()
    {
        var collector = new PackCollector(
            [database.Get<WorkbookPackSource>(), database.Get<ReportsPackSource>(), database.Get<EvidencePackSource>(), database.Get<RecordsPackSource>(), database.Get<ResultsPackSource>(), database.Get<PlansPackSource>(), database.Get<TrailPackSource>()],
            database.Get<EditionCatalogue>());
        var make = new MakePack(database.Workbench, collector, new PackWriter(database.Get<TrailSigner>()));
        return (await make.HandleAsync(reviewer.Caller, new(reviewer.AssessmentId), CancellationToken.None)).Value;
    }

    private static async Task AddAsync(BenchmarkDatabase database, Guid assessmentId, string file, string title, int item, Participation by)
    {
        await using var content = File.OpenRead(file);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
        var upload = EvidenceUpload.Begin(Path.GetFileName(file), content.Length, sha256, new(EvidenceFormat.Pdf), ScanResult.NotScanned, by, DateTime.UnixEpoch.AddYears(56));
        await database.Get<EvidenceStore>().StoreAsync(upload, content, CancellationToken.None);
        await database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
        {
            var waiting = await db.EvidenceUploads.SingleAsync(known => known.Id == upload.Id);
            db.EvidenceUploads.Remove(waiting);
            var piece = EvidencePiece.Add(new() { Kind = EvidenceKind.Policy, Title = title }, new(), "", [waiting], by, nowUtc).Value;
            db.EvidencePieces.Add(piece);
            var assessment = await db.Assessments.SingleAsync(known => known.Id == assessmentId);
            var shared = piece.Share(await db.Connections.SingleAsync(known => known.Id == assessment.ConnectionId), [item], by, nowUtc);
            if (!shared.Succeeded) return shared.Refusal;
            db.EvidenceLinks.Add(EvidenceLink.Make(piece, assessment, item, by, nowUtc).Value);
            return default(Done);
        }, CancellationToken.None);
    }

    private static Task SubmitAsync(BenchmarkDatabase database, Guid assessmentId, Participation by) => database.Workbench.ChangeAsSystemAsync<Done>(async (db, nowUtc) =>
    {
        var assessment = await db.Assessments.SingleAsync(known => known.Id == assessmentId);
        var responses = await db.Responses.Where(response => response.AssessmentId == assessmentId).ToListAsync();
        db.Submissions.Add(assessment.Submit(1, responses, "", by, nowUtc, await db.ReadTailoringAsync(assessment, CancellationToken.None), await db.ReadStatementsAsync(assessment, responses, CancellationToken.None),
            await db.ReadSharedEvidenceAsync(assessment, CancellationToken.None)).Value);
        return default(Done);
    }, CancellationToken.None);
}
