using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("ういるす", "ウイルス対策ソフト")]
    [InlineData("ｳｲﾙｽ", "ウイルス対策ソフト")]
    [InlineData("cvss", "ＣＶＳＳの基本値")]
    [InlineData("ＣＶＳＳ", "CVSSの基本値")]
    [InlineData("対策　年1回", "年1回以上の対策")]
    public void Kana_width_and_case_are_the_same(string search, string text) => Assert.True(SearchWords.Of(search).AreIn(text));

    [Theory]
    [InlineData("対策 委託", "年1回以上の対策")]
    [InlineData("", "年1回以上の対策")]
    [InlineData(" 　", "年1回以上の対策")]
    public void Every_word_must_be_there_and_nothing_finds_nothing(string search, string text) => Assert.False(SearchWords.Of(search).AreIn(text));

    [Fact]
    public void Every_occurrence_is_marked_and_the_parts_join_to_the_text()
    {
        var parts = SearchWords.Of("ｳｲﾙｽ 対策").Mark("ウイルス対策と、ういるすの検知");

        Assert.Equal("ウイルス対策と、ういるすの検知", string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(["ウイルス対策", "ういるす"], parts.Where(part => part.IsHit).Select(part => part.Text));
    }
}
