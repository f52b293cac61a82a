using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Layouts;

public sealed class LayoutSampleTests
{
    [Fact]
    public void What_no_name_says_is_left_to_the_user()
    {
        var trial = Try(new(null, 3));

        Assert.Equal(["A", "B", "C", "D", "E"], trial.Columns.Select(column => column.Letters));
        Assert.All(trial.Columns, column => Assert.Null(column.Meaning));
        Assert.Equal(["Sec-1", "Sec-2", "Sec-3"], trial.Columns[0].Samples);
        Assert.Equal(WorkbookProblemCode.NoHeader, trial.Fault!.Code);
        Assert.Null(trial.Form);
    }

    [Fact]
    public void Columns_ids_and_words_are_read_as_the_user_says_and_what_is_open_is_listed()
    {
        var draft = Told();
        var trial = Try(draft);

        Assert.Equal(["Sec-1", "Sec-2", "Sec-3", "Sec-x"], trial.Ids.Select(id => id.Id));
        Assert.Equal("責任者を決めているか", trial.Ids[0].Question);
        Assert.Equal([("はい", 1), ("いいえ", 1), ("検討中", 1)], trial.Words.Select(word => (word.Word, word.Count)));
        Assert.Empty(trial.Form!.Items);

        trial = Try(draft with { Ids = LayoutDraft.ByEndings(trial.Ids) });
        trial = Try((draft with { Ids = LayoutDraft.ByEndings(trial.Ids) }).WithWord("はい", Implementation.Implemented));

        Assert.Equal([1, 2, 3], trial.Form!.Items.Select(item => item.Number));
        Assert.Equal("規程を定めている。", trial.Form.Items[0].Text(Party.ConnectingFirm, ResponseField.CurrentStatus));
        Assert.Equal("対応済", trial.Form.Items[0].Text(Party.ConnectingFirm, ResponseField.Implementation));
        Assert.Equal(41, trial.Missing.Count);
        Assert.DoesNotContain(1, trial.Missing);
        Assert.Contains(trial.Form.Problems, problem => problem is { Code: WorkbookProblemCode.WordNotInVocabulary, Cell: "C5" });
        Assert.Null(trial.Ids[3].Number);
    }

    [Fact]
    public void No_two_columns_hold_the_same()
    {
        var trial = Try(Told());

        var draft = Told().With(trial.Columns, 5, FormColumn.CurrentStatus);

        Assert.Equal(5, Assert.Single(draft.Columns!, column => column.Value == FormColumn.CurrentStatus).Key);
    }

    [Fact]
    public void Columns_go_by_name_so_that_a_moved_one_is_found_again()
    {
        var mapping = FormMapping.Parse(Try(Named()).Mapping.ToJson()).Mapping!;
        var moved = HandMade.Book(HandMade.Row(9, "お尋ねすること", "新しい列", "ご説明", "管理ID", "可否") + HandMade.Row(10, "?", "", "移した文", "ＳＥＣ－２", "はい"));

        var form = HandMade.Read(moved, null, mapping).Value;

        Assert.True(mapping.Fits(WorkbookReader.Read(moved, CancellationToken.None).Value));
        Assert.Equal([(2, "移した文")], form.Items.Select(item => (item.Number, item.Text(Party.ConnectingFirm, ResponseField.CurrentStatus)!)));
    }

    [Fact]
    public void A_column_the_user_leaves_out_is_not_read_though_its_name_means_something()
    {
        var book = HandMade.Book(HandMade.Row(1, "通番", "対応状況", "コメント") + HandMade.Row(2, "1", "文", "行内のコメント"));
        var first = LayoutSample.Try(WorkbookReader.Read(book, CancellationToken.None).Value, FormSamples.Edition, new());
        Assert.Equal(FormColumn.Remarks, first.Columns[2].Meaning);

        var trial = LayoutSample.Try(WorkbookReader.Read(book, CancellationToken.None).Value, FormSamples.Edition, new LayoutDraft().With(first.Columns, 3, null));

        Assert.Equal(["コメント"], trial.Mapping.Ignored!);
        Assert.Equal([ResponseField.CurrentStatus], trial.Form!.Items[0].Texts.Select(text => text.Field));
    }

    [Fact]
    public void A_saved_mapping_is_gone_on_from_as_it_was()
    {
        var saved = Try(Named()).Mapping;

        var again = Try(LayoutDraft.Of(FormMapping.Parse(saved.ToJson()).Mapping!));

        Assert.Equal(saved.ToJson(), again.Mapping.ToJson());
    }

    [Theory]
    [InlineData("通番", "現在の対応状況")]
    [InlineData("管理ID", "お尋ねすること")]
    public void Another_layout_does_not_fit(string first, string second)
    {
        var mapping = Try(Named()).Mapping;

        Assert.False(mapping.Fits(WorkbookReader.Read(HandMade.Book(HandMade.Row(1, first, second) + HandMade.Row(2, "1", "文")), CancellationToken.None).Value));
    }

    [Fact]
    public void An_empty_sheet_says_so()
    {
        var trial = LayoutSample.Try(WorkbookReader.Read(HandMade.Book(""), CancellationToken.None).Value, FormSamples.Edition, new());

        Assert.Empty(trial.Columns);
        Assert.NotNull(trial.Fault);
    }

    private static LayoutDraft Told()
    {
        var columns = Try(new(null, 3)).Columns;
        var draft = new LayoutDraft(null, 3);
        foreach (var (at, meaning) in new[] { (1, FormColumn.Number), (2, FormColumn.Objective), (3, FormColumn.Answer), (4, FormColumn.CurrentStatus) })
        {
            draft = draft.With(columns, at, meaning);
            columns = Try(draft).Columns;
        }

        return draft;
    }

    private static LayoutDraft Named() => (Told() with { HeaderRow = null, Ids = LayoutDraft.ByEndings(Try(Told()).Ids) }).WithWord("はい", Implementation.Implemented);

    private static LayoutTrial Try(LayoutDraft draft) => LayoutSample.Try(WorkbookReader.Read(OwnLayout.Book(), CancellationToken.None).Value, FormSamples.Edition, draft);
}
