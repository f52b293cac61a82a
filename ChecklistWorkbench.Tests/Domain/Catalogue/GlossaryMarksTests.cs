using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

public sealed class GlossaryMarksTests
{
    private static readonly GlossaryTerm[] Glossary = [Term("マウント"), Term("アンマウント"), Term("FTP"), Term("トークン")];

    [Fact]
    public void Only_the_first_occurrence_is_marked() => Assert.Equal(["トークン"], Marked("トークンの期限。トークンの保管"));

    [Fact]
    public void A_longer_term_goes_before_one_inside_it() => Assert.Equal(["アンマウント"], Marked("アンマウントの手順"));

    [Fact]
    public void A_Latin_term_inside_a_longer_word_is_none() => Assert.Equal(["FTP"], Marked("SFTPとFTPの停止"));

    [Fact]
    public void The_parts_of_every_text_of_the_edition_join_to_it()
    {
        var edition = SeedEdition.Read();

        Assert.All(SeedEdition.Digests(edition), digest =>
            Assert.Equal(digest.Text, string.Concat(GlossaryMarks.Split(digest.Text, edition.Glossary).Select(part => part.Text))));
    }

    private static IEnumerable<string> Marked(string text) => GlossaryMarks.Split(text, Glossary).Where(part => part.Term is not null).Select(part => part.Text);

    private static GlossaryTerm Term(string term) => new(term, [1], "定義");
}
