using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.Reports.Pdf;

/// <summary>Reports for the writer's tests.</summary>
internal static class PdfSamples
{
    public const string Hard = "𠮷野家・髙島屋・葛󠄀城市（「OAuth 2.0」RFC 6749）……記号①㈱℃、ｶﾞｷﾞ、か\u3099、絵文字😀、外字\uE000。";

    private static readonly string[] Pieces =
    [
        "あ", "漢字", "。", "、", "「", "」", "（", "）", "ー", "っ", "…", "…", "OAuth", "2.0", " ", "　", "\n", "𠮷", "葛󠄀", "か\u3099", "😀", "\uE000", "ｶﾞ", "%", "(", ")", "-", "https://example.com/a",
        new string('f', 64), "当社は、利用者の同意に基づきアクセストークンを発行する。",
    ];

    public static Gen<string> AnyText { get; } =
        from length in Gen.Frequency((6, Gen.Choose(0, 12)), (2, Gen.Choose(10, 80)), (1, Gen.Choose(200, 500)))
        from pieces in Gen.Elements(Pieces).ArrayOf(length)
        select string.Concat(pieces);

    public static PdfProperties Properties { get; } = new("提出控え & <控え>", "計測企業（デモ）", "API接続チェックリスト", new DateTime(2026, 11, 21, 6, 4, 0, DateTimeKind.Utc), "提出控え", "提出 第1回");

    /// <summary>Every kind of block, some over several pages.</summary>
    public static PdfReport Everything { get; } = new(Properties,
    [
        new Gap(100), new Paragraph("提出控え", Look.Title), new Paragraph("事前審査 第1回", Look.Subtitle),
        new Contents("目次"),
        new Heading(1, "要約"),
        new Paragraph([new Run("第一段落。", Look.Body), new Run("通番12", Look.Link, new("#item-12")), new Run("と", Look.Body), new Run("公表元", Look.Link, new("https://www.fisc.or.jp/あ")), new Run("。" + Hard, Look.Strong)]),
        new BulletList(["一点目", "二点目"]),
        .. CategoryBars.Draw("区分ごとの対応区分", Keys, [new("区分一", [3, 1]), new("区分二", [0, 2])]),
        .. HeatMap.Draw("項目ごとの対応区分", Keys, [new("区分一", [.. Enumerable.Range(1, 20).Select(number => new HeatCell($"{number}", number % 2))])]),
        new Heading(1, "全項目"),
        new Heading(2, "区分一"),
        .. Enumerable.Range(1, 30).SelectMany(ItemOf),
    ]);

    private static ChartKey[] Keys => [new("対応済", "○", new(0x2e, 0x7d, 0x57)), new("未対応", "×", new(0xb5, 0x47, 0x3c))];

    private static IEnumerable<Block> ItemOf(int number) =>
    [
        new Heading(3, $"通番{number}の目標", $"item-{number}"),
        new Table([new("欄", 1), new("API接続先", 3), new("件数", 1) { IsNumeric = true }],
        [
            new Row(new Cell("対応区分"), new Cell("対応済"), new Cell($"{number}")),
            new Row(new Cell("現在の対応状況"), new Cell($"状況{number}の始め。{(number == 7 ? string.Concat(Enumerable.Repeat(Hard, 80)) : Hard)}状況{number}の終わり"), new Cell("")) { IsShaded = number == 3 },
        ]),
    ];
}
