using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Layouts;

/// <summary>A bank's own layout: ids of its own, はい/いいえ/該当なし, and an explanation; no column that reading would know by itself.</summary>
internal static class OwnLayout
{
    public static byte[] Book(string first = "はい", string explanation = "規程を定めている。") => HandMade.Book(
        HandMade.Row(1, "ご確認票（デモ）") + HandMade.Row(3, "管理ID", "お尋ねすること", "可否", "ご説明", "行内メモ")
        + HandMade.Row(4, "Sec-1", "責任者を決めているか", first, explanation, "メモ") + HandMade.Row(5, "Sec-2", "規程があるか", "いいえ", "整備中である。")
        + HandMade.Row(6, "Sec-3", "見直しているか", "検討中") + HandMade.Row(7, "Sec-x", "その他"));

    /// <summary>The same, to be filled in.</summary>
    public static byte[] Blank() => HandMade.Book(
        HandMade.Row(1, "ご確認票（デモ）") + HandMade.Row(3, "管理ID", "お尋ねすること", "可否", "ご説明", "行内メモ") + HandMade.Row(4, "Sec-1", "責任者を決めているか") + HandMade.Row(5, "Sec-2", "規程があるか"));

    public static FormMapping Mapping { get; } = FormMapping.Parse("""
        { "schema": 1, "name": "デモ銀行の様式", "columns": { "number": "管理ID", "answer": "可否", "currentStatus": "ご説明" },
          "ids": { "Sec-1": 1, "Sec-2": 2, "Sec-3": 3 }, "vocabulary": { "はい": "implemented", "いいえ": "notImplemented" } }
        """).Mapping!;
}
