using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>What a reader needs to find submission, ratings and decision again and to tell that nothing was changed.</summary>
internal static class ReviewOriginSection
{
    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        var (header, review) = (model.Header, model.Review!);
        yield return new Heading(1, "この文書について");
        yield return new Paragraph("この文書は、提出のときに固定された回答の写しと、双方に共有された評点・判定・指摘だけから作られています。共有されていない評点、判定案、組織内のコメントは含みません。");
        yield return new Table([new("", 1), new("", 3.4f)], [.. Facts(header, review).Select(fact => new Row(new Cell(fact.Name, Look.StrongCell), new Cell(fact.Text)))]);
        yield return new Paragraph("ハッシュは、接続の監査証跡にある提出（submission.made）と判定（decision.taken）の記録の値と照合できます。時刻はすべて日本時間です。");
    }

    private static IEnumerable<(string Name, string Text)> Facts(ReportHeader header, ReportReview review)
    {
        yield return ("チェックリスト版", $"{header.EditionName}　{header.EditionLabel}（{header.EditionId}）");
        yield return ("評価の識別子", header.AssessmentId.ToString());
        yield return ("提出", $"第{header.Submission}回　{Formats.DateTime(header.SubmittedUtc)}");
        yield return ("提出のハッシュ", $"SHA-256\n{header.Hash}");
        yield return ("評点の共有", review.SharedUtc is { } shared ? Formats.DateTime(shared) : "共有されていません");
        if (review.Decision is { } decision) yield return ("判定の根拠のハッシュ", $"SHA-256\n{decision.BasisHash}");
        yield return ("手法例の文言", ReportWords.WordingOf(header.IsInOfficialWords));
    }
}
