using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

/// <summary>The digests are ours. WORKBENCH_GUIDE_TEXT may name a file with the guide's text, which is no part of this repository.</summary>
public sealed class DigestTests
{
    private const string GuideVariable = "WORKBENCH_GUIDE_TEXT";

    [Fact]
    public void No_digest_repeats_the_guides_wording()
    {
        var guide = GuideFingerprint.Read();

        Assert.Empty(SeedEdition.Digests(SeedEdition.Read()).SelectMany(digest => guide.RepetitionsIn(digest.Text).Select(piece => $"{digest.Place}: {piece}")));
    }

    [Fact]
    public void Official_wording_would_be_noticed()
    {
        var guide = GuideFingerprint.Read();

        // An objective is official wording, and one that is carried over exactly.
        Assert.NotEmpty(guide.RepetitionsIn(SeedEdition.Read().Item(3).Objective));
    }

    [Fact]
    public void No_digest_repeats_25_characters_of_the_guide_itself()
    {
        var guide = GuideFingerprint.Normalize(ReadGuide());
        foreach (var (place, text) in SeedEdition.Digests(SeedEdition.Read()))
        {
            var digest = GuideFingerprint.Normalize(text);
            for (var at = 0; at + GuideFingerprint.Repetition <= digest.Length; at++)
                Assert.False(guide.Contains(digest.Substring(at, GuideFingerprint.Repetition), StringComparison.Ordinal), $"{place}: {digest.Substring(at, GuideFingerprint.Repetition)}");
        }
    }

    /// <summary>Run by hand when the guide changes.</summary>
    [Fact(Explicit = true)]
    public void The_fingerprint_is_made_anew() => File.WriteAllBytes(
        Path.Combine(TestEnvironment.RepositoryRoot, "ChecklistWorkbench.Tests", "Domain", "Catalogue", "guide-fingerprint.bin"),
        GuideFingerprint.Make(ReadGuide()));

    private static string ReadGuide()
    {
        var path = Environment.GetEnvironmentVariable(GuideVariable);
        if (string.IsNullOrEmpty(path)) Assert.Skip($"{GuideVariable} names no file with the guide's text.");
        return File.ReadAllText(path);
    }
}
