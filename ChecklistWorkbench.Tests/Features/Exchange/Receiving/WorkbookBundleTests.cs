using System.IO.Compression;
using System.Text;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Exchange.Receiving;

public sealed class WorkbookBundleTests
{
    private static readonly byte[] Workbook = HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1"));

    static WorkbookBundleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(65001)]
    [InlineData(932)]
    public void Japanese_names_are_read_however_the_zip_wrote_them(int codePage)
    {
        var files = Open(Zip(Encoding.GetEncoding(codePage), ("様式/回答票①.xlsx", Workbook)));

        var file = Assert.Single(files);
        Assert.Equal("回答票①.xlsx", file.Name);
        Assert.Equal(Workbook, file.Content);
    }

    [Fact]
    public void What_is_no_workbook_is_named_and_leftovers_are_passed_over()
    {
        var files = Open(Zip(Encoding.UTF8, ("a.xlsx", Workbook), ("メモ.txt", [1]), ("~$a.xlsx", [1]), ("__MACOSX/._a.xlsx", [1]), (".DS_Store", [1]), ("中のフォルダー/", []), ("../../b.XLSX", Workbook)));

        Assert.Equal([("a.xlsx", null), ("メモ.txt", WorkbookProblemCode.NotAWorkbook), ("b.XLSX", null)], files.Select(file => (file.Name, file.Problem?.Code)));
    }

    [Fact]
    public void A_file_that_unpacks_beyond_the_limit_is_named_and_the_next_is_read()
    {
        var files = Open(Zip(Encoding.UTF8, ("大きい.xlsx", new byte[ReadingLimits.FileBytes + 1]), ("b.xlsx", Workbook)));

        Assert.Equal([WorkbookProblemCode.FileTooLarge, null], files.Select(file => file.Problem?.Code));
    }

    [Fact]
    public void A_file_behind_a_password_is_named()
    {
        var zip = Zip(Encoding.UTF8, ("a.xlsx", Workbook));
        zip[6] |= 1;
        var entry = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[entry + 8] |= 1;

        Assert.Equal([WorkbookProblemCode.EncryptedZip], Open(zip).Select(file => file.Problem?.Code));
    }

    [Fact]
    public void A_file_cut_off_in_the_zip_is_named()
    {
        var zip = Zip(Encoding.UTF8, ("a.xlsx", Workbook));
        var name = "a.xlsx"u8.Length;
        zip.AsSpan(30 + name, 40).Fill(0xff);

        Assert.Equal([WorkbookProblemCode.DamagedPackage], Open(zip).Select(file => file.Problem?.Code));
    }

    [Theory]
    [InlineData(WorkbookProblemCode.NotAZip)]
    [InlineData(WorkbookProblemCode.EmptyZip)]
    [InlineData(WorkbookProblemCode.TooManyFiles)]
    public void A_zip_that_is_none_is_refused_as_a_whole(WorkbookProblemCode expected)
    {
        var zip = expected switch
        {
            WorkbookProblemCode.NotAZip => "text"u8.ToArray(),
            WorkbookProblemCode.EmptyZip => Zip(Encoding.UTF8, ("folder/", [])),
            _ => Zip(Encoding.UTF8, [.. Enumerable.Range(0, WorkbookBundle.MostFiles + 1).Select(i => ($"{i}.xlsx", Array.Empty<byte>()))]),
        };

        Assert.Equal(expected, Assert.IsType<WorkbookRefused>(WorkbookBundle.Open(new MemoryStream(zip)).Refusal).Problem.Code);
    }

    [Fact]
    public async Task A_form_that_came_with_others_goes_to_the_assessment_it_was_made_from_and_a_stranger_s_does_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var strangers = await database.AssessmentAsync();
        var foreign = (await database.Get<ExportWorkbook>().HandleAsync(strangers.Firm.As(Role.Contributor), new(strangers.AssessmentId), CancellationToken.None)).Value.Content;
        var parties = await database.AssessmentAsync();
        var first = parties.AssessmentId;
        var form = (await database.Get<ExportWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(first), CancellationToken.None)).Value.Content;
        var second = await parties.OpenAssessmentAsync(FormSamples.Edition);

        Assert.Equal(first, await KeptForAsync(form));
        Assert.Equal(second, await KeptForAsync(form, isOneOfMany: false));
        Assert.Equal(second, await KeptForAsync(foreign));
        Assert.Equal(second, await KeptForAsync(Workbook));

        async Task<Guid> KeptForAsync(byte[] file, bool isOneOfMany = true) =>
            (await database.Get<ReceiveWorkbook>().HandleAsync(parties.Firm.As(Role.Contributor), new(second, "x.xlsx", file, IsOneOfMany: isOneOfMany), CancellationToken.None)).Value.AssessmentId;
    }

    private static List<BundledFile> Open(byte[] zip)
    {
        using var bundle = WorkbookBundle.Open(new MemoryStream(zip)).Value;
        return [.. bundle.Files];
    }

    public static byte[] Zip(Encoding names, params (string Name, byte[] Content)[] files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return buffer.ToArray();
    }
}
