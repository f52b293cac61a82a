using System.Text;
using ChecklistWorkbench.Features.Exchange;

namespace ChecklistWorkbench.Tests.Features.Exchange;

public sealed class FormFileNameTests
{
    [Fact]
    public void It_names_checklist_parties_assessment_version_and_day() => Assert.Equal(
        "API接続チェックリスト_サンプル家計簿株式会社（デモ）_あけぼの銀行（デモ）_事前審査第1回_下書き_20261121.xlsx",
        FormFileName.Of(FormSamples.Demo().Header, ".xlsx"));

    [Fact]
    public void What_a_file_system_refuses_is_replaced()
    {
        var header = FormSamples.Demo().Header with { ConnectingFirm = "A/B:C\u0001" };

        Assert.Contains("_A-B-C-_", FormFileName.Of(header, ".xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_longest_names_it_still_fits_a_file_system()
    {
        var header = FormSamples.Demo().Header with { ConnectingFirm = new string('長', 200), FinancialInstitution = new string('名', 200), Assessment = "モニタリング 第10回", Version = "提出 第10回" };

        Assert.InRange(Encoding.UTF8.GetByteCount(FormFileName.Of(header, ".xlsx")), 1, 255);
    }
}
