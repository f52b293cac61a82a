namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>The look of a state; its word stands beside it.</summary>
public static class ImportPills
{
    public static string Of(ImportState state) => state switch
    {
        ImportState.TheirsNew => "ok",
        ImportState.Conflict => "part",
        ImportState.MineNewer => "plan",
        ImportState.NotWritable => "na",
        _ => "blank",
    };
}
