using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Features.Reports.Sections;

/// <summary>判定書: one sheet as it is filed, with room for the approvers' names and seals.</summary>
internal static class DecisionSheetSection
{
    private const float BoxHeight = 92;
    private const float HeadHeight = 20;
    private const float DateHeight = 24;
    private const float FieldHeight = BoxHeight - HeadHeight - DateHeight - 2;

    private static readonly string[] Signatories = ["審査担当", "審査責任者", "承認者"];

    public static IEnumerable<Block> Blocks(ReportModel model)
    {
        var (header, decision) = (model.Header, model.Review!.Decision!);
        yield return new Paragraph(header.Title, Look.Title);
        yield return new Paragraph($"{header.EditionName}　{header.Assessment}", Look.Subtitle);
        yield return new Gap(10);
        yield return new Table([new("", 1), new("", 3.4f)],
        [
            Fact("金融機関", header.FinancialInstitution),
            Fact("API接続先", header.ConnectingFirm),
            Fact("サービス名", header.Service),
            Fact("判定の対象", $"{ReportWords.Submission(header.Submission)}　{Formats.DateTime(header.SubmittedUtc)}　{header.SubmittedBy}"),
        ]);
        yield return new Gap(10);
        foreach (var block in DecisionSection.Verdicts(decision)) yield return block;
        foreach (var block in DecisionSection.Conditions(decision)) yield return block;
        yield return new Gap(16);
        yield return new Paragraph("署名・押印", Look.Point) { KeepsWithNext = true };
        yield return SignatureBoxes();
    }

    /// <summary>Empty boxes: what stands in them is written by hand on paper, or by the reader's own signing program into the field of each.</summary>
    private static Figure SignatureBoxes()
    {
        var width = Sheet.ContentWidth / Signatories.Length;
        var shapes = new List<Shape> { new Bar(0, 0, Sheet.ContentWidth, HeadHeight, Ink.Shade) };
        for (var i = 0; i < Signatories.Length; i++)
        {
            shapes.Add(new Label((i * width) + (width / 2), 4, Signatories[i], Look.StrongCell, LabelAnchor.Middle));
            shapes.Add(new SignatureField((i * width) + 1, HeadHeight + 1, width - 2, FieldHeight, Signatories[i], $"{Signatories[i]}の電子署名"));
            shapes.Add(new Label((i * width) + 8, BoxHeight - 18, "日付　　　　年　　月　　日", Look.Note));
        }

        foreach (var y in (float[])[0, HeadHeight, BoxHeight - DateHeight, BoxHeight]) shapes.Add(new Rule(0, y, Sheet.ContentWidth, y, Ink.Quiet));
        for (var i = 0; i <= Signatories.Length; i++) shapes.Add(new Rule(i * width, 0, i * width, BoxHeight, Ink.Quiet));
        return new Figure($"署名欄：{string.Join('、', Signatories)}。空欄。", BoxHeight + 1, shapes);
    }

    private static Row Fact(string name, string text) => new(new Cell(name, Look.StrongCell), new Cell(text));
}
