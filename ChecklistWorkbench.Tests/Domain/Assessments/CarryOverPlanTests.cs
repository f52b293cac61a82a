using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Domain.Catalogue;

namespace ChecklistWorkbench.Tests.Domain.Assessments;

public sealed class CarryOverPlanTests
{
    private static readonly ChecklistEdition Seed = SeedEdition.Read();
    private static readonly Participation Lead =
        new(Guid.CreateVersion7(), "審査責任者", Guid.CreateVersion7(), Party.FinancialInstitution, new HashSet<Role> { Role.ReviewLead });

    [Fact]
    public void The_same_edition_carries_everything_over() =>
        Assert.Equal(Seed.Items.ToDictionary(item => item.Number, item => item.Number), CarryOverPlan.Make(EditionComparison.Between(Seed, Seed), new([])).Carried);

    [Fact]
    public void Only_what_is_identical_or_ruled_equivalent_is_carried_over_under_its_new_number()
    {
        var later = SecondEdition.Read(file =>
        {
            SecondEdition.Reword(file, 3);
            SecondEdition.Reword(file, 4);
            SecondEdition.Retarget(file, 5);
            SecondEdition.InsertBefore(file, 1, "量子計算機に備えた暗号の移行計画を定める。");
        });

        var plan = CarryOverPlan.Make(EditionComparison.Between(Seed, later), new([Ruling(4, true, 0)]));

        Assert.Equal([CarryOverKind.New, CarryOverKind.Identical, CarryOverKind.Identical, CarryOverKind.RuledEquivalent, CarryOverKind.Wording, CarryOverKind.Substantial],
            Enumerable.Range(1, 6).Select(plan.Of));
        Assert.Equal((41, 1, 1, 1, 1), (plan.Count(CarryOverKind.Identical), plan.Count(CarryOverKind.RuledEquivalent), plan.Count(CarryOverKind.Wording),
            plan.Count(CarryOverKind.Substantial), plan.Count(CarryOverKind.New)));
        Assert.Equal((42, 3), (plan.Carried.Count, plan.Carried[4]));
        Assert.False(plan.Carried.ContainsKey(5));
    }

    [Fact]
    public void A_ruling_on_one_item_stands_before_one_on_all_and_the_newest_before_the_older()
    {
        var rulings = new EquivalenceRulings([Ruling(null, true, 1), Ruling(7, true, 2), Ruling(7, false, 3), Ruling(null, false, 0)]);

        Assert.True(rulings.For(8)!.IsEquivalent);
        Assert.False(rulings.For(7)!.IsEquivalent);
        Assert.True(rulings.ForAll!.IsEquivalent);
        Assert.Null(new EquivalenceRulings([Ruling(7, true, 0)]).For(8));
    }

    [Fact]
    public void A_ruling_never_carries_over_what_changed_in_more_than_wording()
    {
        var later = SecondEdition.Read(file => SecondEdition.Retarget(file, 5));

        Assert.Equal(CarryOverKind.Substantial, CarryOverPlan.Make(EditionComparison.Between(Seed, later), new([Ruling(5, true, 0), Ruling(null, true, 0)])).Of(5));
    }

    private static EquivalenceRuling Ruling(int? item, bool isEquivalent, int minute) =>
        EquivalenceRuling.Make(Seed.Id, SecondEdition.Id, item, isEquivalent, "試験", Lead, new DateTime(2030, 4, 1, 9, minute, 0, DateTimeKind.Utc));
}
