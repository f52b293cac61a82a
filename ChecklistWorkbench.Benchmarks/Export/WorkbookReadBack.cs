using BenchmarkDotNet.Attributes;
using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Benchmarks.Export;

/// <summary>The workbook that <see cref="WorkbookExport"/> writes, from the bytes of the file to the answers in memory.</summary>
public class WorkbookReadBack
{
    private byte[] _file = [];
    private ReadingOptions _options = default!;

    [GlobalSetup]
    public void SetUp()
    {
        var export = new WorkbookExport();
        export.SetUp();
        (_file, _options) = (export.Write(), new([export.Edition]));
    }

    [Benchmark]
    public ReadForm Read() => ReadWorkbook.From(_file, _options, CancellationToken.None).Value;
}
