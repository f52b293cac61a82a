using ChecklistWorkbench.Features.Reports.Pdf;
using ChecklistWorkbench.Features.Reports.Pdf.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.Reports.Pdf;

public sealed class LineBreakerTests
{
    private const float Em = 10;
    private static readonly Look Look = Look.Body with { Size = Em };

    [Theory]
    [InlineData("あいう。えお", 3, "あい|う。え|お")] // 行頭禁則
    [InlineData("あいうー", 3, "あい|うー")]
    [InlineData("あいうっと", 3, "あい|うっと")]
    [InlineData("あい「うえ」", 3, "あい|「う|え」")] // 行末禁則
    [InlineData("あいう」。」え", 4, "あい|う」。」|え")]
    [InlineData("あいう……えお", 4, "あいう|……えお")] // 分離禁止
    [InlineData("あいう\nえ\n\nお", 10, "あいう|え||お")]
    [InlineData("𠮷野家𠮷野家", 3, "𠮷野家|𠮷野家")]
    [InlineData("", 3, "")]
    public void A_line_ends_where_the_rules_allow(string text, int ems, string lines) => Assert.Equal(lines, Lines(text, ems * Em));

    [Fact]
    public void Words_stay_whole_and_spaces_hang() =>
        Assert.Equal("OAuth |token |は保護", Lines("OAuth token は保護", 36));

    [Fact]
    public void A_word_longer_than_a_line_is_broken_anywhere_and_nothing_of_it_is_lost()
    {
        var lines = Lines("値" + new string('f', 64), 60).Split('|');
        Assert.True(lines.Length > 3);
        Assert.Equal("値" + new string('f', 64), string.Concat(lines));
    }

    [Fact]
    public void A_number_with_its_unit_and_a_bracketed_word_stay_together() =>
        Assert.Equal("率は|99.9%", Lines("率は99.9%", 40));

    [Fact]
    public void No_text_is_lost_no_line_is_too_wide_and_no_line_breaks_a_rule_without_need() => Prop.ForAll(
        (from text in PdfSamples.AnyText from width in Gen.Choose((int)Em, 300) select (text, width: (float)width)).ToArbitrary(),
        sample => Holds(new TextSetter().Set([new Run(sample.text, Look)]), sample.width)).QuickCheckThrowOnFailure();

    private static bool Holds(SetCharacter[] characters, float width)
    {
        var (at, isFirst) = (0, true);
        foreach (var line in LineBreaker.Break(characters, width))
        {
            if (!isFirst && characters[line.Start - 1].Kind == CharacterKind.LineEnd && line.Start == at + 1) at++;
            var isWhole = line.Start == at;
            var fits = line.Width <= width + 0.01f || line.End == line.Start + 1;
            var isLawful = isFirst || line.Start >= characters.Length || characters[line.Start - 1].Kind == CharacterKind.LineEnd || LineBreaker.MayBreak(characters, line.Start)
                || !HasLawfulEndBefore(characters, line.Start, width);
            if (!isWhole || !fits || !isLawful) return false;
            (at, isFirst) = (line.End, false);
        }

        return at == characters.Length;
    }

    /// <summary>Whether the line that ends here without leave had a lawful end earlier.</summary>
    private static bool HasLawfulEndBefore(SetCharacter[] characters, int end, float width)
    {
        var line = LineBreaker.Break(characters, width).Last(line => line.End == end && line.Start < end);
        return Enumerable.Range(line.Start + 1, end - line.Start - 1).Any(index => LineBreaker.MayBreak(characters, index));
    }

    private static string Lines(string text, float width)
    {
        var setter = new TextSetter();
        var characters = setter.Set([new Run(text, Look)]);
        return string.Join('|', LineBreaker.Break(characters, width).Select(line =>
            string.Concat(characters[line.Start..line.End].Select(character => setter.Regular.Texts[character.Code]))));
    }
}
