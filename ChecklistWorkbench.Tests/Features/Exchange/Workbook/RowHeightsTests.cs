using ChecklistWorkbench.Features.Exchange.Workbook;

namespace ChecklistWorkbench.Tests.Features.Exchange.Workbook;

public sealed class RowHeightsTests
{
    // 20 units less the padding are 124 pixels: ten characters of 9 pt and a bit.
    private const double Width = 20;

    [Theory]
    [InlineData("", 0)]
    [InlineData("あ", 1)]
    [InlineData("あいうえおかきくけ", 1)]
    [InlineData("あいうえおかきくけこさし", 2)]
    [InlineData("一行目\n二行目\n\n四行目", 4)]
    [InlineData("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾ", 1)]
    [InlineData("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", 1)]
    public void Lines_are_counted_by_how_wide_the_characters_are(string text, int lines) => Assert.Equal(lines, RowHeights.Lines(new(text, Width, 9)));

    [Fact]
    public void A_word_that_does_not_fit_moves_to_the_next_line_whole() => Assert.Equal(2, RowHeights.Lines(new("あいうえおか authenti", Width, 9)));

    [Fact]
    public void A_word_longer_than_the_line_is_broken() => Assert.Equal(3, RowHeights.Lines(new(new string('x', 45), Width, 9)));

    [Fact]
    public void The_tallest_cell_decides_and_no_row_is_taller_than_a_spreadsheet_shows()
    {
        Assert.Equal(36, RowHeights.Of(36, new Laid("短い", Width, 9)));
        Assert.True(RowHeights.Of(36, new Laid("短い", Width, 9), new Laid(new string('長', 40), Width, 9)) > 60);
        Assert.Equal(RowHeights.Tallest, RowHeights.Of(36, new Laid(new string('長', 8_000), Width, 9)));
    }
}
