using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Resources;

namespace ChecklistWorkbench.Tests.Features.Exchange.Reading;

public sealed class ProblemSentencesTests
{
    public static TheoryData<WorkbookProblemCode> Codes => [.. Enum.GetValues<WorkbookProblemCode>()];

    [Theory, MemberData(nameof(Codes))]
    public void Every_problem_has_a_sentence(WorkbookProblemCode code)
    {
        var sentence = ProblemSentences.Of(new(code, "シート名", "E12", 40_000, 8_000), Sentences.Of<ExchangeTexts>());

        Assert.False(sentence.StartsWith("Problem.", StringComparison.Ordinal), sentence);
        Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
    }
}
