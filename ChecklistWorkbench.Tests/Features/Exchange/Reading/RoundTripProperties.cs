using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Workbook;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

public sealed class RoundTripProperties
{
    private const int Single = 1;
    private const int Joint = 9;

    private static readonly string[] Pieces =
    [
        "あ", "𠮷", "🏦", "e\u0301", " ", "　", "\t", "\n", "\r\n", "\r", "=", "+", "-", "@", "'", "\"", "<", "&", "]]>", "_", "_x", "x000D", "_x000D_", "_x0041_x0042_",
        "_X0041_", "_x005F_", "_x00g1_", "0041", "\0", "\u0001", "\u001F", "\u007F", "\uFFFE", "\uFFFF", "\uD842", "\uDFB7", "1", "2026/11/21",
        "【API接続先】", "【金融機関】", "\n【金融機関】\n", "\n【API接続先】\n",
    ];

    private static readonly Arbitrary<string> Texts =
        Gen.Elements(Pieces).ListOf().Select(string.Concat).Or(ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();

    private static readonly ResponseField[] Fields =
        [ResponseField.CurrentStatus, ResponseField.RecognizedIssues, ResponseField.RemediationPlan, ResponseField.Remarks];

    [Fact]
    public void What_was_typed_for_one_party_comes_back() => Prop.ForAll(Texts, text =>
    {
        var form = Exported(FormSamples.Answer(Single, Party.ConnectingFirm, Everywhere(text)));
        return Fields.All(field => form.Items[0].Text(Party.ConnectingFirm, field) == text) && form.Problems.Count == 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_both_parties_typed_for_a_joint_item_comes_back() => Prop.ForAll(Texts, Texts, (firm, bank) =>
    {
        var form = Exported(FormSamples.Answer(Joint, Party.ConnectingFirm, Everywhere(firm)), FormSamples.Answer(Joint, Party.FinancialInstitution, Everywhere(bank)));
        var item = form.Items[Joint - 1];
        return Fields.All(field => item.Text(Party.ConnectingFirm, field) == firm && item.Text(Party.FinancialInstitution, field) == bank);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_demonstration_comes_back_whole_with_what_it_was_made_from()
    {
        var source = FormSamples.DemoSource();
        var exported = FormModelBuilder.Build(source);

        var form = HandMade.Read(WorkbookWriter.Write(exported)).Value;

        Assert.Equal(("API接続チェックリスト", 7, source.Edition.Id), (form.Sheet, form.HeaderRow, form.Edition));
        Assert.Equal(44, form.Items.Count);
        Assert.Empty(form.Problems);
        Assert.Empty(form.UnmappedColumns);
        Assert.Empty(form.OtherSheets);
        Assert.Equivalent(exported.Base, form.Base, strict: true);
        Assert.All(source.Answers, answer => Assert.All(Fields, field => Assert.Equal(answer.Content[field], form.Items[answer.ItemNumber - 1].Text(answer.Party, field))));
    }

    private static ReadForm Exported(params FormAnswer[] answers) => HandMade.Read(WorkbookWriter.Write(FormModelBuilder.Build(FormSamples.SourceOf(answers)))).Value;

    private static ResponseContent Everywhere(string text) => new() { CurrentStatus = text, RecognizedIssues = text, RemediationPlan = text, Remarks = text };
}
