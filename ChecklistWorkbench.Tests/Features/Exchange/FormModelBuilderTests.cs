using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;

namespace ChecklistWorkbench.Tests.Features.Exchange;

public sealed class FormModelBuilderTests
{
    private const int Joint = 9;

    [Fact]
    public void An_item_of_one_party_carries_only_its_text()
    {
        var form = FormSamples.Saying("  先頭の空白\n\n【API接続先】という行も\n");

        Assert.Equal("  先頭の空白\n\n【API接続先】という行も\n", form.Rows[0].CurrentStatus);
    }

    [Fact]
    public void A_joint_item_carries_both_texts_each_under_its_heading_firm_first()
    {
        var row = JointRow("接続先の\n二行", "金融機関の文");

        Assert.Equal("【API接続先】\n接続先の\n二行\n【金融機関】\n金融機関の文", row.CurrentStatus);
    }

    [Fact]
    public void A_joint_item_shows_whose_text_is_missing() => Assert.Equal("【API接続先】\n\n【金融機関】\n金融機関の文", JointRow("", "金融機関の文").CurrentStatus);

    [Fact]
    public void A_joint_item_without_any_text_is_blank() => Assert.Equal("", JointRow("", "").CurrentStatus);

    [Fact]
    public void An_answer_of_a_party_that_the_item_does_not_ask_is_left_out()
    {
        var form = FormModelBuilder.Build(FormSamples.SourceOf(
            [FormSamples.Answer(1, Party.FinancialInstitution, ResponseContent.Empty with { CurrentStatus = "対象外の者の文" })]));

        Assert.Equal("", form.Rows[0].CurrentStatus);
    }

    [Fact]
    public void The_lines_of_the_regulation_columns_match_one_to_one()
    {
        var form = FormSamples.Demo();

        Assert.All(form.Rows, row => Assert.Equal(row.RegulationSources.Split('\n').Length, row.RegulationPlaces.Split('\n').Length));
        Assert.Equal("全銀協「オープンAPI検討会報告書」\nFISC「安全対策基準」", form.Rows[1].RegulationSources);
        Assert.Equal("3.3.1 API接続先の適格性 d\n統制基準1 内部の統制 統1、統12", form.Rows[1].RegulationPlaces);
    }

    [Fact]
    public void A_draft_is_dated_today_and_versioned_by_its_revisions()
    {
        var source = FormSamples.DemoSource();
        var form = FormModelBuilder.Build(source);

        Assert.Equal(("下書き", new DateOnly(2026, 11, 21)), (form.Header.Version, form.Header.CreatedOn));
        Assert.Equal((null, $"{source.Answers.Sum(answer => answer.Revision)}"), (form.Base.Submission, form.Base.Version));
    }

    [Fact]
    public void A_submission_is_dated_by_its_own_day_in_Japan_and_bound_to_its_hash()
    {
        var form = FormModelBuilder.Build(FormSamples.SourceOf([], new FormVersion.Submitted(2, "abc", new(2026, 11, 19, 15, 30, 0, DateTimeKind.Utc))));

        Assert.Equal(("提出 第2回", new DateOnly(2026, 11, 20)), (form.Header.Version, form.Header.CreatedOn));
        Assert.Equal((2, "abc"), (form.Base.Submission, form.Base.Version));
    }

    [Fact]
    public void Times_in_the_supplement_are_Japan_s()
    {
        var form = FormSamples.Saying("文");

        Assert.Equal(new DateTime(2026, 11, 21, 15, 4, 0), form.Supplements[0].SavedAt);
        Assert.Null(form.Supplements[1].SavedAt);
    }

    [Fact]
    public void The_base_hashes_a_text_without_its_heading()
    {
        var form = FormModelBuilder.Build(FormSamples.SourceOf([FormSamples.Answer(Joint, Party.FinancialInstitution, ResponseContent.Empty with { Remarks = "備考の文" }, revision: 3)]));

        var text = form.Base.Texts.Single(text => text is { Number: Joint, Party: nameof(Party.FinancialInstitution), Field: nameof(ResponseField.Remarks) });
        Assert.Equal((3, CanonicalJson.Sha256("備考の文")), (text.Revision, text.Sha256));
    }

    [Fact]
    public void The_bank_s_own_items_stand_last_under_their_own_numbers()
    {
        var form = FormModelBuilder.Build(FormSamples.TailoredSource());

        Assert.Equal(["44", "独-1", "独-2"], form.Rows.TakeLast(3).Select(row => row.Label));
        Assert.Equal(("独自確認項目", "苦情を組織的に管理する。", "API接続先", "中間的な整理(案) V(1)②-4"),
            (form.Rows[44].Category, form.Rows[44].Objective, form.Rows[44].Target, form.Rows[44].RegulationSources));
        Assert.Equal("【API接続先】\n\n【金融機関】\n=HYPERLINK(\"x\")", form.Rows[45].CurrentStatus);
        Assert.Equal(["独-1", "独-2", "独-2"], form.Supplements.TakeLast(3).Select(supplement => supplement.Label));
        Assert.Contains(form.Base.Texts, text => text.Number == 1001 && text.Sha256 == CanonicalJson.Sha256("苦情は専用の窓口で受け付けています。"));
    }

    [Fact]
    public void An_excluded_item_is_marked_and_its_reason_stands_before_its_remarks()
    {
        var plain = FormSamples.Demo().Rows[FormSamples.Excluded - 1];
        var form = FormModelBuilder.Build(FormSamples.TailoredSource());

        var row = Assert.Single(form.Rows, row => row.IsExcluded);
        Assert.Equal((FormSamples.Excluded, plain.CurrentStatus), (row.Number, row.CurrentStatus));
        Assert.StartsWith("【対象外】夜間はサービスを停止するため", row.Remarks, StringComparison.Ordinal);
        Assert.EndsWith(plain.Remarks, row.Remarks, StringComparison.Ordinal);
        Assert.Equal([FormSamples.Excluded], form.Base.Excluded);
    }

    [Fact]
    public void Excluded_items_can_be_left_out_of_every_sheet()
    {
        var form = FormModelBuilder.Build(FormSamples.TailoredSource(leavesOutExcluded: true));

        Assert.Equal(45, form.Rows.Count);
        Assert.DoesNotContain(FormSamples.Excluded, form.Rows.Select(row => row.Number).Concat(form.Supplements.Select(supplement => supplement.Number))
            .Concat(form.Base.Texts.Select(text => text.Number)).Concat(form.Base.Excluded));
    }

    private static FormRow JointRow(string firm, string bank) => FormModelBuilder.Build(FormSamples.SourceOf(
    [
        FormSamples.Answer(Joint, Party.ConnectingFirm, ResponseContent.Empty with { CurrentStatus = firm }),
        FormSamples.Answer(Joint, Party.FinancialInstitution, ResponseContent.Empty with { CurrentStatus = bank }),
    ])).Rows[Joint - 1];
}
