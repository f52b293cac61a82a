using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Evidence;
using ChecklistWorkbench.Persistence.Packs;

namespace ChecklistWorkbench.Features.Evidence;

/// <summary>The evidence that the submission froze, in the versions it stood on, whatever became of the pieces since, and a list of it.</summary>
public sealed class EvidencePackSource(EvidenceStore store) : PackSource
{
    private static readonly HashSet<EvidenceFormat> Unpacked = [EvidenceFormat.Csv, EvidenceFormat.Text];

    public override int Order => 300;

    public override Task<IReadOnlyList<PackPart>> PartsAsync(Work work, PackSubject subject, CancellationToken cancellationToken)
    {
        var evidence = subject.Frozen.Content.Evidence ?? [];
        var parts = new List<PackPart>();
        var list = new List<ListedPiece>();
        foreach (var (piece, index) in evidence.Select((piece, index) => (piece, index)))
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
            list.Add(new(piece, paths));
        }

        parts.Add(PackPart.Of($"{PackPath.Evidence}/証跡一覧.json", $"提出 第{subject.Frozen.Submission.Number}回が固定した証跡", () => PackJson.Write(list)));
        return Task.FromResult<IReadOnlyList<PackPart>>(parts);
    }

    private async Task CopyAsync(SubmittedFile file, Stream target, CancellationToken cancellationToken)
    {
        await using var content = store.OpenUnchecked(file.Sha256, file.Size); // The pack compares: see PackPart.Sha256.
        await content.CopyToAsync(target, cancellationToken);
    }

    private sealed record ListedPiece(SubmittedEvidence Piece, IReadOnlyList<string> Paths);
}
