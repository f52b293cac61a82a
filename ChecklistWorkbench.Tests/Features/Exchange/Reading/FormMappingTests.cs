using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

public sealed class FormMappingTests
{
    private const string Json = """
        {
          "schema": 1, "name": "ある銀行の様式", "sheet": null, "headerRow": 2,
          "columns": { "number": "管理ID", "answer": "C", "currentStatus": "説明" },
          "ids": { "Sec-12": 1, "1-2": 2 },
          "vocabulary": { "はい": "implemented", "いいえ": "notImplemented", "該当なし": "notApplicable" },
          "plainJointText": "connectingFirm"
        }
        """;

    [Fact]
    public void A_bank_s_own_layout_is_read_by_its_mapping()
    {
        var (mapping, fault) = FormMapping.Parse(Json);
        Assert.Equal("", fault);
        var styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="56"/></cellXfs></styleSheet>""";
        var book = HandMade.Book(
            HandMade.Row(2, "管理ID", "問い", "可否", "説明") + HandMade.Row(3, "ＳＥＣ－１２", "?", "はい", "説明の文") + """<row r="4"><c r="A4" s="1"><v>46024</v></c><c r="C4" t="inlineStr"><is><t>たぶん</t></is></c></row>"""
            + HandMade.Row(5, "Sec-99", "?", "はい"),
            "", ("xl/styles.xml", styles));

        var form = HandMade.Read(book, null, mapping).Value;

        Assert.Equal([(1, Implementation.Implemented, "説明の文"), (2, null, "")],
            form.Items.Select(item => (item.Number, item.Implementation, item.Text(Party.ConnectingFirm, ResponseField.CurrentStatus))));
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.WordNotInVocabulary, Cell: "C4" });
        Assert.Contains(form.Problems, problem => problem is { Code: WorkbookProblemCode.NumberUnclear, Cell: "A5" });
        Assert.Contains(form.Problems, problem => problem.Code == WorkbookProblemCode.ItemsMissing);
        Assert.Equal(["問い"], form.UnmappedColumns.Select(column => column.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"schema":2}""")]
    [InlineData("""{"schema":1,"column":{}}""")]
    [InlineData("""{"schema":1,"vocabulary":{"はい":"perhaps"}}""")]
    public void A_mapping_that_cannot_be_understood_says_why(string json)
    {
        var (mapping, fault) = FormMapping.Parse(json);

        Assert.Null(mapping);
        Assert.NotEmpty(fault);
    }
}
