using System.Diagnostics;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Exchange.Filling;

/// <summary>Our answers go into the counterparty's own workbook, and what does not fit is listed.</summary>
public sealed class FormFillerTests : IDisposable
{
    private const string Mapping = """
        { "schema": 1, "headerRow": 1, "columns": { "number": "管理ID", "answer": "可否", "currentStatus": "説明" }, "ids": { "Sec-1": 1, "Sec-2": 2, "Sec-3": 3, "Sec-9": 9 },
          "vocabulary": { "はい": "implemented", "いいえ": "notImplemented" } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-filling-");

    [Fact]
    public void Official_names_are_enough_and_a_text_that_stands_there_is_left()
    {
        var book = HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1", "区分", "目標", "API接続先") + HandMade.Row(3, "2", "区分", "目標", "API接続先", "先方の文"));

        var filled = Fill(book, null, (1, Saying("  一行目\n𠮷")), (2, Saying("別の文")), (3, Saying("行がない")));

        var read = HandMade.Read(filled.Content).Value;
        Assert.Equal(("  一行目\n𠮷", "先方の文"), (TextOf(read, 1), TextOf(read, 2)));
        Assert.Equal(1, filled.Written);
        Assert.Equal(
            [new(2, ResponseField.CurrentStatus, "E3", LeftReason.Occupied), new(3, ResponseField.CurrentStatus, null, LeftReason.NoPlace)], filled.Left);
    }

    [Fact]
    public void In_a_cell_of_both_parties_ours_stands_under_our_heading_and_theirs_stays()
    {
        var book = HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "9", "区分", "目標", "共通", "【金融機関】\n先方の文") + HandMade.Row(3, "12", "区分", "目標", "共通"));

        var filled = Fill(book, null, (9, Saying("自社の文")), (12, Saying("自社だけの文")));

        var read = HandMade.Read(filled.Content).Value;
        Assert.Equal(("自社の文", "先方の文"), (TextOf(read, 9), read.Items[0].Text(Party.FinancialInstitution, ResponseField.CurrentStatus)));
        Assert.Equal(("自社だけの文", ""), (TextOf(read, 12), read.Items[1].Text(Party.FinancialInstitution, ResponseField.CurrentStatus)));
        Assert.Empty(filled.Left);
    }

    [Fact]
    public void A_word_comes_from_the_mapping_and_only_if_the_drop_down_has_it()
    {
        var rows = HandMade.Row(1, "管理ID", "可否", "説明") + HandMade.Row(2, "Sec-1") + HandMade.Row(3, "Sec-2") + HandMade.Row(4, "Sec-3") + HandMade.Row(20, "はい", "対象外");
        var book = HandMade.Book(rows, """<dataValidations count="1"><dataValidation type="list" sqref="B2:B9"><formula1>$A$20:$B$20</formula1></dataValidation></dataValidations>""");

        var filled = Fill(book, Mapping,
            (1, Saying("実施") with { Implementation = Implementation.Implemented }),
            (2, Saying("未実施") with { Implementation = Implementation.NotImplemented }),
            (3, Saying("一部") with { Implementation = Implementation.PartiallyImplemented }));

        var read = HandMade.Read(filled.Content, null, FormMapping.Parse(Mapping).Mapping).Value;
        Assert.Equal([Implementation.Implemented, null, null], read.Items.Select(item => item.Implementation));
        Assert.Equal(["実施", "未実施", "一部"], read.Items.Select(item => item.Text(Party.ConnectingFirm, ResponseField.CurrentStatus)));
        Assert.Equal(
            [new(2, ResponseField.Implementation, "B3", LeftReason.NotAChoice), new(3, ResponseField.Implementation, "B4", LeftReason.NoWord)], filled.Left);
    }

    [Fact]
    public void A_file_that_is_no_workbook_is_refused_as_in_reading() => Assert.Equal(
        WorkbookProblemCode.NotAWorkbook,
        Assert.IsType<WorkbookRefused>(FormFiller.Fill("通番,回答"u8.ToArray(), new([FormSamples.Edition]), Filling(), CancellationToken.None).Refusal).Problem.Code);

    [Fact]
    public async Task Of_a_protected_workbook_with_drop_downs_and_hidden_columns_only_the_filled_sheet_s_cells_change()
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python) || await RunAsync(Python, "-c", "import openpyxl") != 0) Missing("python3-openpyxl is not installed.");
        var script = Path.Combine(_folder.FullName, "make.py");
        await File.WriteAllTextAsync(script, """
            import openpyxl, sys
            from openpyxl.comments import Comment
            from openpyxl.styles import PatternFill, Protection
            from openpyxl.worksheet.datavalidation import DataValidation
            book = openpyxl.Workbook()
            words = book.active
            words.title = '選択肢'
            for row, word in enumerate(['はい', 'いいえ'], 1): words.cell(row, 1, word)
            words.sheet_state = 'veryHidden'
            sheet = book.create_sheet('回答 シート')
            for column, name in enumerate(['管理ID', '可否', '説明', '行内使用'], 1): sheet.cell(1, column, name)
            for row, number in enumerate(['Sec-1', 'Sec-2', 'Sec-9'], 2):
                sheet.cell(row, 1, number)
                sheet.cell(row, 3).fill = PatternFill('solid', fgColor='FFF2CC')
                sheet.cell(row, 3).protection = Protection(locked=False)
                sheet.cell(row, 4, '=LEN(C%d)' % row)
            sheet['A2'].comment = Comment('覚え', '担当')
            sheet.column_dimensions['D'].hidden = True
            named = openpyxl.workbook.defined_name.DefinedName('回答の選択肢', attr_text="'選択肢'!$A$1:$A$2")
            (book.defined_names.append if hasattr(book.defined_names, 'append') else book.defined_names.add)(named)
            choice = DataValidation(type='list', formula1='回答の選択肢'); choice.add('B2:B9'); sheet.add_data_validation(choice)
            sheet.protection.sheet = True
            book.save(sys.argv[1])
            """);
        var file = Path.Combine(_folder.FullName, "bank.xlsx");
        Assert.Equal(0, await RunAsync(Python, script, file));
        var book = await File.ReadAllBytesAsync(file);

        var filled = Fill(book, Mapping, (1, Saying("実施している。") with { Implementation = Implementation.Implemented }), (9, Saying("態勢がある。") with { Implementation = Implementation.NotImplemented }));

        Assert.Empty(filled.Left);
        Assert.Equal(4, filled.Written);
        Assert.Equal(SheetFillerTests.OtherParts(book, "xl/worksheets/sheet2.xml"), SheetFillerTests.OtherParts(filled.Content, "xl/worksheets/sheet2.xml"));
        var sheet = SheetFillerTests.PartOf(filled.Content, "xl/worksheets/sheet2.xml");
        Assert.Contains("sheetProtection", sheet, StringComparison.Ordinal);
        Assert.Contains("hidden=\"1\"", sheet, StringComparison.Ordinal);
        var target = Path.Combine(_folder.FullName, "filled.xlsx");
        await File.WriteAllBytesAsync(target, filled.Content);
        Assert.Equal(0, await RunAsync(Python, "-c", $$"""
            import openpyxl
            sheet = openpyxl.load_workbook(r'{{target}}')['回答 シート']
            assert [sheet['B2'].value, sheet['C2'].value, sheet['B4'].value, sheet['C3'].value] == ['はい', '実施している。', 'いいえ', None], [cell.value for cell in sheet[2]]
            assert sheet['C4'].value == '【API接続先】\n態勢がある。\n【金融機関】\n', repr(sheet['C4'].value)
            assert sheet['C2'].fill.fgColor.rgb == '00FFF2CC' and not sheet['C2'].protection.locked and sheet['D2'].value == '=LEN(C2)'
            """));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static FilledForm Fill(byte[] book, string? mapping, params (int Number, ResponseContent Content)[] answers)
    {
        var outcome = FormFiller.Fill(book, new([FormSamples.Edition], null, mapping is null ? null : FormMapping.Parse(mapping).Mapping), Filling(answers), CancellationToken.None);
        return outcome.Succeeded ? outcome.Value : throw new InvalidOperationException(outcome.Refusal.ToString());
    }

    private static FillingParty Filling(params (int Number, ResponseContent Content)[] answers) =>
        new(Party.ConnectingFirm, answers.ToDictionary(answer => answer.Number, answer => answer.Content));

    private static ResponseContent Saying(string text) => new() { CurrentStatus = text };

    private static string? TextOf(ReadForm form, int number) => form.Items.Single(item => item.Number == number).Text(Party.ConnectingFirm, ResponseField.CurrentStatus);

    private static void Missing(string what)
    {
        if (TestEnvironment.IsCi) Assert.Fail(what);
        Assert.Skip(what);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0) TestContext.Current.SendDiagnosticMessage(error);
        return process.ExitCode;
    }
}
