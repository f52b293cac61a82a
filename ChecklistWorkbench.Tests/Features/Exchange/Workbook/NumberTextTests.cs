using ChecklistWorkbench.Features.Exchange.Workbook;

namespace ChecklistWorkbench.Tests.Features.Exchange.Workbook;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.30000000000000004, "General", "0.3")]
    [InlineData(1.0 / 3, "General", "0.333333333")]
    [InlineData(12345678901, "General", "12345678901")]
    [InlineData(123456789012, "General", "1.23457E+11")]
    [InlineData(-1.5, "General", "-1.5")]
    [InlineData(5, "@", "5")]
    [InlineData(1234.5, "#,##0", "1,235")]
    [InlineData(-1234.5, "#,##0.0;△#,##0.0", "△1,234.5")]
    [InlineData(0, "0;-0;\"なし\"", "なし")]
    [InlineData(0.125, "0.0%", "12.5%")]
    [InlineData(3, "\"第\"0\"条\"", "第3条")]
    [InlineData(1200, "[$¥-411]#,##0", "¥1,200")]
    [InlineData(12, "[Red]0_ ", "12 ")]
    [InlineData(46113, "yyyy/m/d", "2026/4/1")]
    [InlineData(46113, "yyyy\"年\"mm\"月\"dd\"日\"(aaa)", "2026年04月01日(水)")]
    [InlineData(46113, "[$-411]ge.m.d", "R8.4.1")]
    [InlineData(43585, "[$-411]ggge\"年\"m\"月\"d\"日\"", "平成31年4月30日")]
    [InlineData(46113.5625, "yyyy/m/d h:mm", "2026/4/1 13:30")]
    [InlineData(0.5625, "h:mm AM/PM", "1:30 PM")]
    [InlineData(1.5, "[h]:mm", "36:00")]
    [InlineData(0.0020833333, "mm:ss", "03:00")]
    [InlineData(1, "yyyy/m/d", "1900/1/1")]
    [InlineData(-1, "yyyy/m/d", "-1")]
    [InlineData(0.5, "# ?/?", "0.5")]
    public void A_number_is_shown_as_its_format_says(double value, string format, string shown) => Assert.Equal(shown, NumberText.Show(value, format, from1904: false).Text);

    [Fact]
    public void A_workbook_may_count_its_days_from_1904() => Assert.Equal("2026/4/1", NumberText.Show(46113 - 1462, "yyyy/m/d", from1904: true).Text);

    [Theory]
    [InlineData("_x000D_", "\r")]
    [InlineData("_x005F_x000D_", "_x000D_")]
    [InlineData("_x0041__x0042_", "AB")]
    [InlineData("_x0041_x0042_", "Ax0042_")]
    [InlineData("a_x", "a_x")]
    [InlineData("_xZZZZ_", "_xZZZZ_")]
    [InlineData("__x0041_", "_A")]
    public void Escapes_are_undone_once(string written, string text) => Assert.Equal(text, RichText.Unescape(written));
}
