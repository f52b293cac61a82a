using System.Globalization;
using ChecklistWorkbench.Features.Reports.Pdf;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>What a reader needs to find this submission again and to tell that nothing was changed.</summary>
internal static class OriginSection
{
    public static IEnumerable<Block> Blocks(ReportHeader header)
    {
        yield return new Heading(1, "この文書について");
        yield return new Paragraph(
            "この文書は、提出のときに固定された双方の回答の写しだけから作られています。その後の記入や変更は含みません。同じ提出から作り直しても、同じ内容の文書になります。");
        yield return new Table([new("", 1), new("", 3.4f)],
        [
            Fact("チェックリスト版", $"{header.EditionName}　{header.EditionLabel}（{header.EditionId}）"),
            Fact("評価の識別子", header.AssessmentId.ToString()),
            Fact("提出", string.Create(CultureInfo.InvariantCulture, $"第{header.Submission}回")),
            Fact("内容のハッシュ", $"SHA-256\n{header.Hash}"),
            Fact("手法例の文言", ReportWords.WordingOf(header.IsInOfficialWords)),
        ]);
        yield return new Paragraph(
            "内容のハッシュは、提出の写しの SHA-256 です。接続の監査証跡にある提出の記録（submission.made）の値と一致すれば、写しは提出のときのままです。時刻はすべて日本時間です。");
    }

    private static Row Fact(string name, string text) => new(new Cell(name, Look.StrongCell), new Cell(text));
}
