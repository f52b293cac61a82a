using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.Evidence;

/// <summary>The evidence that the submission froze and what reports of completion stand on, in the versions they stood on, whatever became of the pieces since, and a list of it.</summary>
public sealed class EvidencePackSource(EvidenceStore store) : PackSource
{
    private static readonly HashSet<EvidenceFormat> Unpacked = [EvidenceFormat.Csv, EvidenceFormat.Text];

    public override int Order => 300;

    public override async Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var reported = await work.Db.ReadReportedEvidenceAsync(subject.Assessment.Id, cancellationToken);
        var evidence = Joined(subject.Frozen.Content.Evidence ?? [], reported);
        var parts = new List<PackPart>();
        var list = new List<ListedPiece>();
        foreach (var (piece, index) in evidence.Select((piece, index) => (piece.Piece, index)))
        {
            var folder = $"{PackPath.Evidence}/{index + 1:000}_{(piece.Owner == Party.FinancialInstitution ? "金融機関" : "API接続先")}_{PackPath.Folder(piece.Title)}_第{piece.Version}版";
            var names = EvidenceFileName.ToldApart([.. piece.Files.Select(file => EvidenceFileName.Clean(file.Name))]);
            string[] paths = [.. names.Select(name => $"{folder}/{name}")];
            parts.AddRange(piece.Files.Select((file, at) => new PackPart(paths[at], $"証跡 {piece.PieceId} 第{piece.Version}版", (target, cancelled) => CopyAsync(file, target, cancelled))
            {
                IsPacked = !Unpacked.Contains(file.Format),
                Size = file.Size,
                Sha256 = file.Sha256,
            }));
            list.Add(new(piece, evidence[index].Findings, paths));
        }

        parts.Add(PackPart.Of($"{PackPath.Evidence}/証跡一覧.json", $"提出 第{subject.Frozen.Submission.Number}回が固定した証跡と、指摘の完了申告の証跡", () => PackJson.Write(list)));
        return parts;
    }

    private async Task CopyAsync(SubmittedFile file, Stream target, CancellationToken cancellationToken)
    {
        await using var content = store.OpenUnchecked(file.Sha256, file.Size); // The pack compares: see PackPart.Sha256.
        await content.CopyToAsync(target, cancellationToken);
    }

    /// <summary>What was submitted first, in its order; then what reports of completion alone stand on.</summary>
    private static List<EvidenceOfFindings> Joined(IReadOnlyList<SubmittedEvidence> submitted, IReadOnlyList<EvidenceOfFindings> reported)
    {
        var joined = submitted.Select(piece => new EvidenceOfFindings(piece, reported.FirstOrDefault(other => IsSame(other.Piece, piece))?.Findings ?? [])).ToList();
        joined.AddRange(reported.Where(other => !submitted.Any(piece => IsSame(other.Piece, piece))));
        return joined;
    }

    private static bool IsSame(SubmittedEvidence one, SubmittedEvidence other) => one.PieceId == other.PieceId && one.Version == other.Version;

    private sealed record ListedPiece(SubmittedEvidence Piece, IReadOnlyList<int> Findings, IReadOnlyList<string> Paths);
}
