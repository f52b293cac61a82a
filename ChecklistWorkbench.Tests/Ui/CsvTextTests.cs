using System.Text;
using ChecklistWorkbench.Ui;

namespace ChecklistWorkbench.Tests.Ui;

public sealed class CsvTextTests
{
    [Fact]
    public void A_file_begins_with_the_mark_that_spreadsheets_know_utf8_by_and_ends_each_line() =>
        Assert.Equal("\uFEFF\"番号\",\"内容\"\r\n\"1\",\"改行\nと、\"\"引用\"\"\"\r\n", Encoding.UTF8.GetString(CsvText.File([["番号", "内容"], ["1", "改行\nと、\"引用\""]])));

    [Theory]
    [InlineData("=HYPERLINK(\"x\")"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("\r=1")]
    public void No_field_begins_as_a_formula_does(string field) => Assert.StartsWith("\"'", CsvText.Line([field]), StringComparison.Ordinal);
}
