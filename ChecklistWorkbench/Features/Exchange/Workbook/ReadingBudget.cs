using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>What was read and kept so far of a whole package; past a limit the file is refused.</summary>
internal sealed class ReadingBudget
{
    private long _bytes;
    private int _characters;
    private int _cells;

    public void Read(int bytes) => Check(_bytes += bytes, ReadingLimits.ReadBytes);

    public void KeepText(int characters) => Check(_characters += characters, ReadingLimits.Characters);

    public void KeepCell() => Check(++_cells, ReadingLimits.Cells);

    private static void Check(long used, long limit)
    {
        if (used > limit) throw new WorkbookFaultException(new(WorkbookProblemCode.TooMuchText));
    }
}
