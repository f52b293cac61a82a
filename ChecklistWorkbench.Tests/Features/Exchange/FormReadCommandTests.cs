using System.Text.Json;
using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;

namespace ChecklistWorkbench.Tests.Features.Exchange;

/// <summary>The verb alone, without an application or a database behind it.</summary>
public sealed class FormReadCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-form-read-");

    [Fact]
    public async Task It_prints_the_form_as_JSON()
    {
        var file = Kept(WorkbookWriter.Write(FormSamples.Saying("=1 𠮷🏦\n二行目")));

        var (status, output, error) = await RunAsync("form", "read", file, "--json");

        Assert.Equal((ExitStatus.Done, ""), (status, error));
        Assert.Contains("𠮷🏦", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(["edition", "sheet", "headerRow", "items", "custom", "unmappedColumns", "problems"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal((FormSamples.Edition.Id, "API接続チェックリスト", 7), (root.GetProperty("edition").GetString(), root.GetProperty("sheet").GetString(), root.GetProperty("headerRow").GetInt32()));
        var item = root.GetProperty("items")[0];
        Assert.Equal(["number", "currentStatus", "recognizedIssues", "remediationPlan", "remarks"], item.EnumerateObject().Select(property => property.Name));
        Assert.Equal("=1 𠮷🏦\n二行目", item.GetProperty("currentStatus").GetProperty("connectingFirm").GetString());
        Assert.Equal(JsonValueKind.Null, item.GetProperty("currentStatus").GetProperty("financialInstitution").ValueKind);
        Assert.Equal(44, root.GetProperty("items").GetArrayLength());
        Assert.Empty(root.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task A_refusal_is_one_sentence_and_the_same_JSON_with_the_problem()
    {
        var (status, output, error) = await RunAsync("form", "read", Kept("text"u8.ToArray()), "--json");

        Assert.Equal(ExitStatus.Refused, status);
        Assert.Single(error.Trim().Split('\n'));
        using var json = JsonDocument.Parse(output);
        Assert.Equal("NotAWorkbook", json.RootElement.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Equal(error.Trim(), json.RootElement.GetProperty("problems")[0].GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("sheet").ValueKind);
    }

    [Fact]
    public async Task Without_JSON_it_tells_what_it_found()
    {
        var (status, output, _) = await RunAsync("form", "read", Kept(HandMade.Book(HandMade.Row(2, "No", "現在の対応状況", "社内メモ") + HandMade.Row(3, "1", "文") + HandMade.Row(4, "45", "文"))));

        Assert.Equal(ExitStatus.Done, status);
        Assert.Contains("社内メモ", output, StringComparison.Ordinal);
        Assert.Contains("A4", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_and_a_mapping_can_be_named()
    {
        var file = Kept(HandMade.TwoSheets(HandMade.Row(1, "ID", "説明") + HandMade.Row(2, "S1", "文"), HandMade.Header(1)));
        var mapping = Path.Combine(_folder.FullName, "mapping.json");
        await File.WriteAllTextAsync(mapping, """{"schema":1,"headerRow":1,"columns":{"number":"ID","currentStatus":"説明"},"ids":{"S1":1}}""");

        var (status, output, _) = await RunAsync("form", "read", file, "--sheet", "一枚目", "--mapping", mapping, "--json");

        Assert.Equal(ExitStatus.Done, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("文", json.RootElement.GetProperty("items")[0].GetProperty("currentStatus").GetProperty("connectingFirm").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_held_by_another_program_is_refused_by_its_name()
    {
        var file = Kept(HandMade.Book(""));
        await using var held = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        foreach (var path in new[] { Path.Combine(_folder.FullName, "none.xlsx"), file })
        {
            var (status, _, error) = await RunAsync("form", "read", path);
            Assert.Equal(ExitStatus.Refused, status);
            Assert.Contains(Path.GetFileName(path), error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("form", "read")]
    [InlineData("form", "read", "a.xlsx", "--jsn")]
    public async Task Words_that_make_no_sense_are_a_usage_error(params string[] args) => Assert.Equal(ExitStatus.Usage, (await RunAsync(args)).Status);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Kept(byte[] content)
    {
        var file = Path.Combine(_folder.FullName, "form.xlsx");
        File.WriteAllBytes(file, content);
        return file;
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var commands = new WorkbenchCommands([new FormReadCommand(Sentences.Of<ExchangeTexts>())], Sentences.Of<CommandLineTexts>());
        var status = await commands.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }
}
