using ChecklistWorkbench.Domain.Assessments;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class ResponseContentTests
{
    private static readonly Gen<string> Text = Gen.Elements("", "一", "二", "三\n四");

    private static readonly Gen<ResponseContent> AnyContent =
        from implementation in Gen.Elements(Enum.GetValues<Implementation>())
        from texts in Text.ArrayOf(5)
        from due in Gen.Elements<DateOnly?>(null, new DateOnly(2026, 12, 1), new DateOnly(2027, 3, 31))
        from ticks in Gen.Elements<AppliedMethod[]>([], [new(1, MethodUse.Applied, "")], [new(2, MethodUse.Alternative, "代わり"), new(1, MethodUse.NotConcerned, "")])
        select new ResponseContent
        {
            Implementation = implementation,
            CurrentStatus = texts[0],
            RecognizedIssues = texts[1],
            RemediationPlan = texts[2],
            Remarks = texts[3],
            PlanOwner = texts[4],
            PlanDueOn = due,
            Methods = AppliedMethods.Of(ticks),
        };

    private static readonly Gen<ResponseField> AnyFields = Gen.Choose(0, 255).Select(flags => (ResponseField)flags);

    [Fact]
    public void Taking_the_fields_that_differ_makes_two_contents_equal() => Prop.ForAll(
        AnyContent.Two().ToArbitrary(),
        pair => pair.Item1.With(pair.Item1.DifferenceTo(pair.Item2), pair.Item2) == pair.Item2).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_the_named_fields_are_taken() => Prop.ForAll(
        (from one in AnyContent from other in AnyContent from fields in AnyFields select (one, other, fields)).ToArbitrary(),
        t => ResponseContent.Fields.All(field =>
            Equals(t.one.With(t.fields, t.other)[field], (t.fields.HasFlag(field) ? t.other : t.one)[field]))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_difference_is_the_same_from_both_sides_and_nothing_from_oneself() => Prop.ForAll(
        AnyContent.Two().ToArbitrary(),
        pair => pair.Item1.DifferenceTo(pair.Item2) == pair.Item2.DifferenceTo(pair.Item1)
            && pair.Item1.DifferenceTo(pair.Item1) == ResponseField.None).QuickCheckThrowOnFailure();

    [Fact]
    public void Changes_to_different_fields_merge_in_either_order() => Prop.ForAll(
        (from a in AnyContent from b in AnyContent from c in AnyContent from fields in AnyFields select (a, b, c, fields)).ToArbitrary(),
        t => t.a.With(t.fields, t.b).With(~t.fields, t.c) == t.a.With(~t.fields, t.c).With(t.fields, t.b)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_field_is_listed_once()
    {
        Assert.Equal(Enum.GetValues<ResponseField>().Where(field => field != ResponseField.None).Order(), ResponseContent.Fields.Order());
        Assert.Equal(255, (int)ResponseContent.Fields.Aggregate((all, field) => all | field));
    }

    [Fact]
    public void WithText_sets_each_text_field_and_refuses_the_others()
    {
        foreach (var field in ResponseContent.Fields)
        {
            if (ResponseContent.TextLengths.ContainsKey(field)) Assert.Equal("文", ResponseContent.Empty.WithText(field, "文")[field]);
            else Assert.Throws<ArgumentOutOfRangeException>(() => ResponseContent.Empty.WithText(field, "文"));
        }
    }
}
