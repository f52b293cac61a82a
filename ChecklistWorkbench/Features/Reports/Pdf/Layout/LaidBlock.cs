namespace ChecklistWorkbench.Features.Reports.Pdf.Layout;

/// <summary>A block whose lines are set, so that its height is known before it has a place.</summary>
internal abstract class LaidBlock
{
    /// <summary>Room above it, except at the top of a page.</summary>
    public virtual float SpaceBefore => 0;

    /// <summary>The least that must stand on the page where it begins.</summary>
    public abstract float Lead { get; }

    /// <summary>Whether all of it must stand on the page where the next block begins.</summary>
    public virtual bool KeepsWithNext => false;

    /// <summary>Whether it begins a page whatever stood before it.</summary>
    public virtual bool BeginsPage => false;

    public abstract void Place(Flow flow);
}
