namespace ChecklistWorkbench.Domain.Common;

/// <summary>Times that are hashed or signed are cut to milliseconds: the coarsest of the supported databases decides.</summary>
public static class WholeMilliseconds
{
    public static DateTime ToMilliseconds(this DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
