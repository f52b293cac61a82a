using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Tests.Domain.Review;

public sealed class ReturnHintTests
{
    private static readonly Guid Own = Guid.CreateVersion7();
    private static readonly Guid[] Others = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7())];

    [Fact]
    public void What_the_firm_was_told_itself_is_said_again() =>
        Assert.Equal([ReturnReasonCode.NoPlanDate], ReturnHint.Of([new(Own, ReturnReasonCode.NoPlanDate)], Own));

    [Fact]
    public void What_one_or_two_other_firms_were_told_is_theirs_and_what_three_were_told_is_a_hint()
    {
        PastReturn[] returns = [.. Others.Take(2).Select(other => new PastReturn(other, ReturnReasonCode.UnclearScope)), new(Others[0], ReturnReasonCode.UnclearScope)];

        Assert.Empty(ReturnHint.Of(returns, Own));
        Assert.Equal([ReturnReasonCode.UnclearScope], ReturnHint.Of([.. returns, new(Others[2], ReturnReasonCode.UnclearScope)], Own));
    }

    [Fact]
    public void The_two_most_frequent_are_named_and_others_say_nothing()
    {
        PastReturn[] returns =
        [
            .. Others.Select(other => new PastReturn(other, ReturnReasonCode.Other)),
            .. Others.Take(3).Select(other => new PastReturn(other, ReturnReasonCode.UnclearScope)),
            .. Others.Take(4).Select(other => new PastReturn(other, ReturnReasonCode.ExpiredEvidence)),
            .. Others.Select(other => new PastReturn(other, ReturnReasonCode.InsufficientBasis)),
        ];

        Assert.Equal([ReturnReasonCode.InsufficientBasis, ReturnReasonCode.ExpiredEvidence], ReturnHint.Of(returns, Own));
    }
}
