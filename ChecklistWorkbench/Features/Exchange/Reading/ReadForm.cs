using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;

namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>What a workbook says, found by the names of its columns. Nothing in it is decided or saved yet.</summary>
/// <param name="Edition">The edition the form says it was made of; null if it does not say.</param>
/// <param name="Sheet">The sheet that was read.</param>
/// <param name="HeaderRow">The row of its column names.</param>
/// <param name="Items">In the order of their 通番.</param>
/// <param name="Details">対応区分, 期限 and 担当, where the file has them.</param>
/// <param name="UnmappedColumns">Columns whose name means nothing here.</param>
/// <param name="OtherSheets">Sheets that could have been read instead.</param>
/// <param name="Base">What the form was made from; null if it was not made here.</param>
/// <param name="Problems">What was left out, or is worth a look.</param>
public sealed record ReadForm(
    string? Edition, string Sheet, int HeaderRow, IReadOnlyList<ReadItem> Items, IReadOnlyList<ReadDetail> Details, IReadOnlyList<UnmappedColumn> UnmappedColumns,
    IReadOnlyList<string> OtherSheets, FormBase? Base, IReadOnlyList<WorkbookProblem> Problems);

/// <param name="Column">Letters, such as <c>K</c>.</param>
/// <param name="Name">Its heading.</param>
public sealed record UnmappedColumn(string Column, string Name);

/// <summary>One item's row.</summary>
/// <param name="Number">通番, or the number of a 独自確認項目.</param>
/// <param name="IsCustom">Whether it is a 独自確認項目.</param>
/// <param name="Row">The sheet's row.</param>
/// <param name="Objective">セキュリティ対応目標, as the file words it.</param>
/// <param name="Remarks">備考 as it stands in the cell, both parties' together.</param>
/// <param name="Implementation">対応区分, where a mapping says which words mean it.</param>
/// <param name="Texts">One per party and field that the file has a place for.</param>
public sealed record ReadItem(
    int Number, bool IsCustom, int Row, string? Objective, string? Remarks, Implementation? Implementation, IReadOnlyList<ReadText> Texts)
{
    /// <inheritdoc cref="ItemNumber.Key"/>
    public int Key => new ItemNumber(Number, IsCustom).Key;

    /// <summary>The party's text; null if the file has no place for it or what stands there is unclear.</summary>
    public string? Text(Party party, ResponseField field) => Texts.FirstOrDefault(text => text.Party == party && text.Field == field)?.Text;
}

/// <param name="Party">Whose text.</param>
/// <param name="Field">Which of the four.</param>
/// <param name="Cell">Where it stands.</param>
/// <param name="Text">The text; blank if nothing stands there, null if what stands there is unclear (a problem says why).</param>
public sealed record ReadText(Party Party, ResponseField Field, string Cell, string? Text);

/// <summary>A structured field beside the texts.</summary>
/// <param name="Key">The item's, see <see cref="ItemNumber.Key"/>.</param>
/// <param name="Party">Whose.</param>
/// <param name="Field">対応区分, 期限 or 担当.</param>
/// <param name="Sheet">Where it stands.</param>
/// <param name="Cell">Where it stands.</param>
/// <param name="Text">As <see cref="FieldText"/> writes it.</param>
public sealed record ReadDetail(int Key, Party Party, ResponseField Field, string Sheet, string Cell, string Text);
