using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>The edition as the product ships it.</summary>
internal static class SeedEdition
{
    public const string FileName = "fisc-api-2018-10r1.json";

    public static string Json { get; } = File.ReadAllText(Path.Combine(TestEnvironment.SeedData, "editions", FileName));

    public static ChecklistEdition Read() => EditionFile.Parse(Json, FileName);

    /// <summary>Every text that is ours rather than official, with where it stands.</summary>
    public static IEnumerable<(string Place, string Text)> Digests(ChecklistEdition edition) =>
    [
        .. edition.Categories.Select(category => ($"区分{category.Chapter}", category.Purpose)),
        .. edition.Items.SelectMany(item => DigestsOf(item).Select(text => ($"通番{item.Number}", text))),
        .. edition.Glossary.Select(term => ($"用語 {term.Term}", term.Definition)),
    ];

    private static IEnumerable<string> DigestsOf(ChecklistItem item) =>
    [
        item.Explanation,
        .. item.Groups.SelectMany(group => group.Methods).Select(method => method.Text),
        .. item.Notes.Where(note => note.Lead is not null).Select(note => note.Lead!),
        .. item.Notes.SelectMany(note => note.Points).SelectMany(point => point.SubPoints.Prepend(point.Text)),
    ];
}
