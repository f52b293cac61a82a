using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>By which 様式の対応付け a workbook is read.</summary>
public sealed record LayoutChoice
{
    private LayoutChoice() { }

    /// <summary>A saved one that fits, if there is one.</summary>
    public static LayoutChoice Automatic { get; } = new();

    /// <summary>None: the column names say it.</summary>
    public static LayoutChoice None { get; } = new() { IsNone = true };

    public bool IsNone { get; private init; }

    /// <summary>The saved one to read by.</summary>
    public Guid? Id { get; private init; }

    /// <summary>Its version as the user saw it; null for the newest.</summary>
    public int? Version { get; private init; }

    /// <summary>One that came as a file.</summary>
    public FormMapping? Mapping { get; private init; }

    public static LayoutChoice Of(Guid id, int? version = null) => new() { Id = id, Version = version };

    /// <summary>By the file's, if there is one.</summary>
    public static LayoutChoice OfFile(FormMapping? mapping) => mapping is null ? Automatic : new() { Mapping = mapping };

    /// <summary>As a page's address says it: <c>none</c>, an id, or nothing for <see cref="Automatic"/>.</summary>
    public static LayoutChoice Parse(string? word) => word == "none" ? None : Guid.TryParse(word, out var id) ? Of(id) : Automatic;
}

/// <summary>A saved 様式の対応付け.</summary>
public sealed record SavedLayout(Guid Id, string Name, int Version, FormMapping Mapping);

/// <summary>A workbook as it was read, and by which saved 様式の対応付け.</summary>
/// <param name="Form">What it says.</param>
/// <param name="Mapping">By which mapping; null if its column names said it.</param>
/// <param name="Layout">The saved one, if it was one.</param>
/// <param name="Layouts">All that are saved for the bank.</param>
public sealed record LaidOutForm(ReadForm Form, FormMapping? Mapping, SavedLayout? Layout, IReadOnlyList<SavedLayout> Layouts);
