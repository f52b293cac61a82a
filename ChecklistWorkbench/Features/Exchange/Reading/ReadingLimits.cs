namespace ChecklistWorkbench.Features.Exchange.Reading;

/// <summary>How much of a received file is looked at. They bound time and memory whatever the file claims.</summary>
public static class ReadingLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int FileBytes = 10 * 1024 * 1024;

    /// <summary>Parts in the package.</summary>
    public const int Parts = 200;

    /// <summary>Bytes that the parts claim to unpack to, in all.</summary>
    public const long UnpackedBytes = 100L * 1024 * 1024;

    /// <summary>How many times larger than packed the parts, or a large part, may be.</summary>
    public const int Ratio = 100;

    /// <summary>Below this a high ratio is a long run of one character and no danger.</summary>
    public const long RatioFrom = 1024 * 1024;

    /// <summary>Bytes read from one part.</summary>
    public const long PartBytes = 16L * 1024 * 1024;

    /// <summary>Bytes looked through below the last row that is read, for whether anything stands there.</summary>
    public const long PassOverBytes = 4L * 1024 * 1024;

    /// <summary>Bytes read from all parts.</summary>
    public const long ReadBytes = 32L * 1024 * 1024;

    /// <summary>UTF-16 code units of text kept from the whole workbook.</summary>
    public const int Characters = 5_000_000;

    /// <summary>Filled cells kept from the whole workbook.</summary>
    public const int Cells = 150_000;

    /// <summary>The longest text that Excel puts into a cell; of a longer one only the length is kept.</summary>
    public const int CellCharacters = 32_767;

    public const int Rows = 2_000;

    public const int Columns = 64;

    /// <summary>Merged ranges looked at per sheet.</summary>
    public const int Merges = 2_000;
}
