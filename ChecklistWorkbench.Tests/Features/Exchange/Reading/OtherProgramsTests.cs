using System.Diagnostics;
using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

/// <summary>Workbooks that other programs wrote, in their own layouts; skipped where a program is not installed, unless CI is there to prove it.</summary>
public sealed class OtherProgramsTests : IDisposable
{
    private const Party Firm = Party.ConnectingFirm;
    private const string Python = "/usr/bin/python3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-others-");

    [Fact]
    public async Task LibreOffice_s_workbook_from_a_table_is_read()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "form.csv"),
            "案内,,,,\n備考,No.,対象者,現在の対応状況,課題への対応計画\n,１,API接続先,\"一行目\n  二行目 𠮷\",2026/03/31\n注,9,共通,\"【API接続先】\n企業\n【金融機関】\n銀行\",\n");

        var form = await ConvertedAsync("form.csv", "--infilter=CSV:44,34,76,1");

        Assert.Equal(2, form.HeaderRow);
        Assert.Equal("一行目\n  二行目 𠮷", form.Items[0].Text(Firm, ResponseField.CurrentStatus));
        Assert.Contains("2026", form.Items[0].Text(Firm, ResponseField.RemediationPlan), StringComparison.Ordinal);
        Assert.Equal(("企業", "銀行"), (form.Items[1].Text(Firm, ResponseField.CurrentStatus), form.Items[1].Text(Party.FinancialInstitution, ResponseField.CurrentStatus)));
        Assert.Equal("注", form.Items[1].Remarks);
    }

    [Fact]
    public async Task LibreOffice_s_workbook_from_a_document_with_merges_formats_and_formulas_is_read()
    {
        const string Sheet = """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
            <office:automatic-styles><number:date-style style:name="D"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style><style:style style:name="ce" style:family="table-cell" style:data-style-name="D"/></office:automatic-styles>
            <office:body><office:spreadsheet>
            <table:table table:name="表紙"><table:table-row><table:table-cell office:value-type="string"><text:p>表紙</text:p></table:table-cell></table:table-row></table:table>
            <table:table table:name="銀行様式">
            <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><text:p>区分</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>項番</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>対応状況</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>対応計画</text:p></table:table-cell></table:table-row>
            <table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>区分一</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"/><table:table-cell office:value-type="string"><text:p>段落一</text:p><text:p>段落<text:span>二</text:span></text:p></table:table-cell><table:table-cell table:style-name="ce" office:value-type="date" office:date-value="2026-04-01"/></table:table-row>
            <table:table-row><table:covered-table-cell/><table:table-cell table:formula="of:=[.B5]+1"/><table:table-cell table:formula="of:=&quot;計算&quot;&amp;&quot;した文&quot;"/></table:table-row>
            </table:table></office:spreadsheet></office:body></office:document>
            """;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "form.fods"), Sheet);

        var form = await ConvertedAsync("form.fods");

        Assert.Equal(("銀行様式", 4), (form.Sheet, form.HeaderRow));
        Assert.Equal(("段落一\n段落二", "2026年4月1日"), (form.Items[0].Text(Firm, ResponseField.CurrentStatus), form.Items[0].Text(Firm, ResponseField.RemediationPlan)));
        Assert.Equal((2, "計算した文"), (form.Items[1].Number, form.Items[1].Text(Firm, ResponseField.CurrentStatus)));
    }

    [Fact]
    public async Task Openpyxl_s_workbook_is_read()
    {
        if (!File.Exists(Python) || await TryRunAsync(Python, "-c", "import openpyxl") != 0) Missing("python3-openpyxl is not installed.");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "make.py"), """
            import datetime, openpyxl, sys
            from openpyxl.comments import Comment
            from openpyxl.styles import Font, Protection
            from openpyxl.worksheet.datavalidation import DataValidation
            book = openpyxl.Workbook()
            book.active.title = '記入要領'
            book.active['B2'] = '通番ごとに記入してください。'
            sheet = book.create_sheet('回答シート')
            sheet.merge_cells('A1:F1')
            sheet['A1'] = 'ご回答をお願いします'
            for column, name in enumerate(['通 番', '確認項目', '対象者', 'ご回答', '今後の対応計画', '担当部署'], 1):
                sheet.cell(3, column, name).font = Font(bold=True)
            rows = [('１', '目標', 'API接続先', '  先頭の空白と\n改行 𠮷', datetime.date(2026, 3, 31), '部'), (2, '目標', 'API接続先', '+81-3', 0.5, None), ('No.9', '目標', '共通', '【金融機関】\n銀行\n【API接続先】\n企業', None, None)]
            for row, texts in enumerate(rows, 4):
                for column, text in enumerate(texts, 1):
                    cell = sheet.cell(row, column, text)
                    cell.protection = Protection(locked=False)
            sheet['E4'].number_format = 'yyyy"年"m"月"d"日"'
            sheet['E5'].number_format = '0%'
            sheet['D4'].comment = Comment('覚え', '記入者')
            sheet['D4'].hyperlink = 'https://example.com/'
            choice = DataValidation(type='list', formula1='"はい,いいえ"'); choice.add('F4:F9'); sheet.add_data_validation(choice)
            sheet.protection.sheet = True
            sheet.freeze_panes = 'A4'
            book.save(sys.argv[1])
            """);
        var file = Path.Combine(_folder.FullName, "made.xlsx");
        Assert.Equal(0, await TryRunAsync(Python, Path.Combine(_folder.FullName, "make.py"), file));

        var form = HandMade.Read(await File.ReadAllBytesAsync(file)).Value;

        Assert.Equal(("回答シート", 3), (form.Sheet, form.HeaderRow));
        Assert.Equal(("  先頭の空白と\n改行 𠮷", "2026年3月31日"), (form.Items[0].Text(Firm, ResponseField.CurrentStatus), form.Items[0].Text(Firm, ResponseField.RemediationPlan)));
        Assert.Equal(("+81-3", "50%"), (form.Items[1].Text(Firm, ResponseField.CurrentStatus), form.Items[1].Text(Firm, ResponseField.RemediationPlan)));
        Assert.Equal(("企業", "銀行"), (form.Items[2].Text(Firm, ResponseField.CurrentStatus), form.Items[2].Text(Party.FinancialInstitution, ResponseField.CurrentStatus)));
        Assert.Equal(["担当部署"], form.UnmappedColumns.Select(column => column.Name));
        Assert.Equal([WorkbookProblemCode.ItemsMissing], form.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task What_LibreOffice_saved_again_of_our_own_workbook_is_read_the_same()
    {
        var source = FormModelSource();
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "form.xlsx"), source);

        var form = await ConvertedAsync("form.xlsx");
        var before = HandMade.Read(source).Value;

        Assert.Equal(before.Items.SelectMany(item => item.Texts), form.Items.SelectMany(item => item.Texts));
        Assert.Equivalent(before.Base, form.Base, strict: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] FormModelSource() => ChecklistWorkbench.Features.Exchange.Workbook.WorkbookWriter.Write(FormSamples.Demo());

    private async Task<ReadForm> ConvertedAsync(string file, params string[] options)
    {
        if (TestEnvironment.FindProgram("soffice") is null) Missing("soffice is not on PATH.");
        var output = Path.Combine(_folder.FullName, "out");
        Assert.Equal(0, await TryRunAsync("soffice", [$"-env:UserInstallation=file://{_folder.FullName}/profile", "--headless", .. options, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", output, Path.Combine(_folder.FullName, file)]));
        return HandMade.Read(await File.ReadAllBytesAsync(Path.Combine(output, "form.xlsx"))).Value;
    }

    private static void Missing(string what)
    {
        if (TestEnvironment.IsCi) Assert.Fail(what);
        Assert.Skip(what);
    }

    private static async Task<int> TryRunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        if (process.ExitCode != 0) TestContext.Current.SendDiagnosticMessage("{0}: {1}{2}", program, await output, await error);
        return process.ExitCode;
    }
}
