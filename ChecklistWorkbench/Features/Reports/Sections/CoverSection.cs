using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>The first page: what this is, of whom, from when.</summary>
internal static class CoverSection
{
    public static IEnumerable<Block> Blocks(ReportHeader header)
    {
        yield return new Gap(96);
        yield return new Paragraph(header.Title, Look.Title);
        yield return new Paragraph($"{header.EditionName}　{header.Assessment}　{ReportWords.Submission(header.Submission)}", Look.Subtitle);
        yield return new Gap(36);
        yield return new Table([new("", 1), new("", 3.4f)], [.. Facts(header).Select(fact => new Row(new Cell(fact.Name, Look.StrongCell), new Cell(fact.Text, Look.Cell)))]);
        yield return new Gap(20);
        yield return new Paragraph(header.IsInOfficialWords
            ? "手法例の文は、発行者の正式な文言（原文）です。"
            : $"手法例の文は、製品による要約です。正式な文言は『{header.EditionName}』の解説書の該当箇所をご確認ください。", Look.Note);
    }

    private static IEnumerable<(string Name, string Text)> Facts(ReportHeader header)
    {
        yield return ("API接続先", header.ConnectingFirm);
        yield return ("金融機関", header.FinancialInstitution);
        yield return ("サービス名", header.Service);
        yield return ("API種別", header.ApiKinds);
        yield return ("評価", header.Assessment);
        yield return ("チェックリスト版", header.EditionLabel);
        yield return ("提出", $"第{header.Submission}回　{Formats.DateTime(header.SubmittedUtc)}");
        yield return ("提出者", header.SubmittedBy);
        if (header.Comment.Length > 0) yield return ("提出時のコメント", header.Comment);
        yield return ("手法例の文言", ReportWords.WordingOf(header.IsInOfficialWords));
        yield return ("内容のハッシュ", $"SHA-256\n{header.Hash}");
    }
}
