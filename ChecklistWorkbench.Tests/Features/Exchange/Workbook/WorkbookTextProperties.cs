using ChecklistWorkbench.Features.Exchange.Workbook;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.Exchange.Workbook;

public sealed class WorkbookTextProperties
{
    private static readonly string[] Pieces =
    [
        "あ", "𠮷", "🏦", "e\u0301", " ", "　", "\t", "\n", "\r\n", "\r", "=", "+", "-", "@", "'", "\"", "<", "&", "]]>", "_", "_x", "x000D", "_x000D_", "_x0041_x0042_",
        "_X0041_", "_x005F_", "_x00g1_", "0041", "\0", "\u0001", "\u001F", "\u007F", "\uFFFE", "\uFFFF", "\uD842", "\uDFB7", "1", "2026/11/21",
    ];

    private static readonly Arbitrary<string> Texts =
        Gen.Elements(Pieces).ListOf().Select(string.Concat).Or(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();

    [Fact]
    public void Every_text_comes_back_as_it_was_typed() => Prop.ForAll(Texts, text =>
    {
        using var workbook = ReadBack.Of(FormSamples.Saying(text));
        return workbook.Text("API接続チェックリスト", "E8") == text && workbook.Cell("API接続チェックリスト", "E8").CellFormula is null;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Theory]
    [InlineData("ふつうの文", "ふつうの文")]
    [InlineData("a\rb", "a_x000D_b")]
    [InlineData("_x000D_", "_x005F_x000D_")]
    [InlineData("_x0041\u0001", "_x005F_x0041_x0001_")]
    [InlineData("_x0041_x0042_", "_x005F_x0041_x005F_x0042_")]
    public void Escapes_stand_as_the_standard_writes_them(string text, string written) => Assert.Equal(written, WorkbookText.Escape(text));
}
