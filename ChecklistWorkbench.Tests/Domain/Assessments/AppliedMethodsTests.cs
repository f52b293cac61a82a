using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Tests.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class AppliedMethodsTests
{
    private static readonly AppliedMethod First = new(1, MethodUse.Applied, "");
    private static readonly AppliedMethod Third = new(3, MethodUse.Alternative, "当番表で\"代える\"");

    [Fact]
    public void The_same_ticks_are_equal_in_whatever_order_they_came() =>
        Assert.Equal(AppliedMethods.Of([First, Third]), AppliedMethods.Of([Third, First]));

    [Fact]
    public void They_come_back_from_text_and_from_the_frozen_copy_as_they_were()
    {
        var ticks = AppliedMethods.Of([First, Third]);

        Assert.Equal(ticks, AppliedMethods.FromText(ticks.ToText()));
        Assert.Equal(ticks, CanonicalJson.Read<ResponseContent>(CanonicalJson.Write(new ResponseContent { Methods = ticks })).Methods);
        Assert.Equal("", AppliedMethods.None.ToText());
    }

    [Fact]
    public void A_content_frozen_before_there_were_ticks_has_none() =>
        Assert.Equal(AppliedMethods.None, CanonicalJson.Read<ResponseContent>("""{"currentStatus":"旧い写し"}""").Methods);

    [Fact]
    public void A_method_is_ticked_once() => Assert.Throws<ArgumentException>(() => AppliedMethods.Of([First, First with { Use = MethodUse.NotConcerned }]));

    [Fact]
    public void Methods_are_named_as_the_guide_counts_them()
    {
        var item = SeedEdition.Read().Item(1);

        Assert.Equal(["責任者の設置-1", "責任者の設置-2", "責任者の設置-3", "最高責任者・責任者の業務-1", "最高責任者・責任者の業務-2"], item.Methods.Select(method => method.Name));
        Assert.Equal(Enumerable.Range(1, 5), item.Methods.Select(method => method.Number));
    }
}
