using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>A guide in the shape of the publisher's export, in the product's own words: nothing of the guide itself is in it.</summary>
internal static class MadeUpGuide
{
    private const string Circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    public static IEnumerable<string> Lines()
    {
        var edition = SeedEdition.Read();
        return
        [
            "まえがき", "", "章\t区分\t各章の目的\t通番", .. edition.Categories.Select(category => $"{category.Chapter}\t{category.Name}\t{category.Purpose}\t1-9"), "",
            "用語\t記載頁\t説明等", .. edition.Glossary.Select(term => $"{term.Term}\t{string.Join(',', term.Pages)}\t{term.Definition}"), "",
            .. edition.Items.SelectMany(item => ItemLines(edition, item)),
        ];
    }

    private static IEnumerable<string> ItemLines(ChecklistEdition edition, ChecklistItem item) =>
    [
        "区分", edition.CategoryOf(item).Name, "", "対象者\t\t", "API 接続先\t金融機関\t共通", "○\t\t", "",
        $"通番 {item.Number}\t{item.Objective}", "------\t------", "", $"<p>{item.Explanation}</p>", "---", "", "次の手法例は、以下に挙げる。", "",
        .. item.Groups.SelectMany(group => (string[])[$"<{group.Heading}>", "", .. group.Methods.Select((method, i) => $"{i + 1}. {method.Text}"), ""]),
        .. item.Notes.SelectMany(NoteLines),
        "関連規定\t別の文書", "------\t---", "",
    ];

    private static IEnumerable<string> NoteLines(Note note) =>
    [
        $"（注{note.Number}）", "", .. note.Lead is null ? Array.Empty<string>() : [note.Lead, ""],
        .. note.Points.SelectMany((point, i) => point.SubPoints.Select((sub, j) => $"  - {(char)('a' + j)}. {sub}").Prepend($"- {Circled[i]} {point.Text}")), "",
    ];
}
