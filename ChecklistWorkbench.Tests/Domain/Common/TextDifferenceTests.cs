using ChecklistWorkbench.Domain.Common;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Domain.Common;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Japanese_is_compared_word_by_word()
    {
        var parts = TextDifference.Between("年1回の訓練を実施している。", "年2回の訓練を実施している。");

        Assert.Equal(
            [new(DifferenceKind.Same, "年"), new(DifferenceKind.Removed, "1"), new(DifferenceKind.Added, "2"), new(DifferenceKind.Same, "回の訓練を実施している。")],
            parts);
    }

    [Fact]
    public void A_kanji_beyond_the_basic_plane_is_one_word_and_never_cut()
    {
        var parts = TextDifference.Between("株式会社吉野", "株式会社𠮷野");

        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part.Text[0]) || char.IsHighSurrogate(part.Text[^1])));
    }

    [Fact]
    public void Texts_with_nothing_in_common_read_as_one_removed_and_one_added_stretch()
    {
        var parts = TextDifference.Between(string.Concat(Enumerable.Range(0, 900).Select(n => $"a{n} ")), string.Concat(Enumerable.Range(0, 900).Select(n => $"あ{n}、")));

        Assert.Equal([DifferenceKind.Removed, DifferenceKind.Added], parts.Select(part => part.Kind));
    }

    [Fact]
    public void Both_texts_can_be_read_off_the_parts_whatever_they_are() => Prop.ForAll<string, string>((a, b) =>
    {
        var (before, after) = (Valid(a), Valid(b));
        var parts = TextDifference.Between(before, after);
        return string.Concat(parts.Where(p => p.Kind != DifferenceKind.Added).Select(p => p.Text)) == before
            && string.Concat(parts.Where(p => p.Kind != DifferenceKind.Removed).Select(p => p.Text)) == after;
    }).QuickCheckThrowOnFailure();

    private static string Valid(string? text) => text ?? "";
}
