using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Architecture;

public sealed partial class ResourceTests
{
    private static readonly string Folder = Path.Combine(TestEnvironment.RepositoryRoot, "ChecklistWorkbench", "Resources");

    public static TheoryData<string> Resources => [.. Directory.EnumerateFiles(Folder, "*.resx").Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Where(name => !name.EndsWith(".en", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Resources))]
    public void Japanese_and_English_have_the_same_keys(string name) =>
        Assert.Equal(Read(name).Keys.Order(StringComparer.Ordinal), Read(name + ".en").Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Resources))]
    public void No_text_is_empty(string name) =>
        Assert.Empty(Read(name).Concat(Read(name + ".en")).Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));

    [Theory, MemberData(nameof(Resources))]
    public void Both_languages_use_the_same_placeholders(string name)
    {
        var english = Read(name + ".en");

        Assert.All(Read(name), text => Assert.Equal(PlaceholdersOf(text.Value), PlaceholdersOf(english.GetValueOrDefault(text.Key, ""))));
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var sentences = Read("RefusalTexts");

        var refusals = typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Refusal)) && !type.IsAbstract && type != typeof(InvalidField)).Select(type => type.Name);
        Assert.Empty(refusals.Except(sentences.Keys));
    }

    [Fact]
    public void Every_act_in_the_trail_has_words()
    {
        var words = Read("AuditTrailTexts");

        var acts = typeof(AuditActions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(act => $"Action.{act.GetRawConstantValue()}");
        Assert.Empty(acts.Except(words.Keys));
    }

    private static Dictionary<string, string> Read(string name) => XDocument.Load(Path.Combine(Folder, name + ".resx")).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Placeholder();
}
