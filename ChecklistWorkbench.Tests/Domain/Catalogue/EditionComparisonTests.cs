using System.Text.Json.Nodes;
using ChecklistWorkbench.Domain.Catalogue;
using FsCheck;
using FsCheck.Fluent;
using static ChecklistWorkbench.Tests.Domain.Catalogue.SecondEdition;

namespace ChecklistWorkbench.Tests.Domain.Catalogue;

public sealed class EditionComparisonTests
{
    private static readonly ChecklistEdition Seed = SeedEdition.Read();

    public static TheoryData<string, Action<JsonObject>, ItemChange> Changes => new()
    {
        { "nothing", _ => { }, ItemChange.Identical },
        { "other pages", item => item["pages"] = new JsonArray(90, 91), ItemChange.Identical },
        { "lines broken elsewhere", item => item["explanation"] = ((string)item["explanation"]!).Replace("、", "、\n", StringComparison.Ordinal), ItemChange.Identical },
        { "half-width kana", item => item["explanation"] = " \n" + ((string)item["explanation"]!).Replace("セキュリティ", "ｾｷｭﾘﾃｨ", StringComparison.Ordinal) + "　", ItemChange.Identical },
        { "objective", item => item["objective"] = (string)item["objective"]! + "（改）", ItemChange.Wording },
        { "explanation", item => item["explanation"] = "別の説明。", ItemChange.Wording },
        { "heading", item => item["groups"]![0]!["heading"] = "別の見出し", ItemChange.Wording },
        { "method", item => item["groups"]![0]!["methods"]![0]!["text"] = "別の手法例", ItemChange.Wording },
        { "point", item => item["notes"]![0]!["points"]![0]!["text"] = "別の注記", ItemChange.Wording },
        { "target", item => item["target"] = "Both", ItemChange.Substantial },
        { "assurance", item => item["assuranceReportSuitable"] = true, ItemChange.Substantial },
        { "one heading fewer", item => item["groups"]!.AsArray().RemoveAt(1), ItemChange.Substantial },
        { "one method fewer", item => item["groups"]![0]!["methods"]!.AsArray().RemoveAt(2), ItemChange.Substantial },
        { "one point fewer", item => item["notes"]![0]!["points"]!.AsArray().RemoveAt(0), ItemChange.Substantial },
        { "another clause", item => item["regulations"]![0]!["clauses"]![0] = "統99", ItemChange.Substantial },
    };

    [Theory, MemberData(nameof(Changes))]
    public void Each_change_of_an_item_has_its_kind_and_touches_no_other(string what, Action<JsonObject> change, ItemChange expected)
    {
        var later = Read(file => change(Item(file, 1)));

        var comparison = EditionComparison.Between(Seed, later);

        Assert.True(comparison.Of(1).Change == expected, $"{what}: {comparison.Of(1).Change}");
        Assert.All(comparison.Items.Skip(1), item => Assert.Equal(ItemChange.Identical, item.Change));
    }

    [Fact]
    public void An_inserted_item_is_new_and_those_after_it_only_moved()
    {
        var comparison = EditionComparison.Between(Seed, Read(file => InsertBefore(file, 10, "量子計算機に備えた暗号の移行計画を定める。")));

        Assert.Equal(ItemChange.New, comparison.Of(10).Change);
        Assert.Equal((44, 1, 45), (comparison.Count(ItemChange.Identical), comparison.Count(ItemChange.New), comparison.Items.Count));
        Assert.True(comparison.Of(11).HasMoved);
        Assert.Equal(10, comparison.Of(11).Earlier!.Number);
        Assert.False(comparison.Of(9).HasMoved);
    }

    [Fact]
    public void Another_subject_under_the_same_number_is_an_abolished_and_a_new_item()
    {
        var comparison = EditionComparison.Between(Seed, Read(file => Item(file, 7)["objective"] = "ABCDEFG"));

        Assert.Equal([ItemChange.Abolished, ItemChange.New], comparison.Items.Where(item => (item.Later ?? item.Earlier)!.Number == 7).Select(item => item.Change));
    }

    [Fact]
    public void An_edition_is_identical_to_itself() =>
        Assert.All(EditionComparison.Between(Seed, SeedEdition.Read()).Items, item => Assert.Equal((ItemChange.Identical, false), (item.Change, item.HasMoved)));

    [Fact]
    public void Every_item_of_both_editions_stands_in_the_table_once_whatever_was_changed() => Prop.ForAll(Edits(), edits =>
    {
        var later = Edited(edits);
        var comparison = EditionComparison.Between(Seed, later);
        return comparison.Items.Select(item => item.Earlier).OfType<ChecklistItem>().Select(item => item.Number).Order().SequenceEqual(Seed.Items.Select(item => item.Number))
            && comparison.Items.Select(item => item.Later).OfType<ChecklistItem>().Select(item => item.Number).SequenceEqual(later.Items.Select(item => item.Number));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_backwards_new_is_abolished_and_all_else_stays() => Prop.ForAll(Edits(), edits =>
    {
        var later = Edited(edits);
        var (there, back) = (EditionComparison.Between(Seed, later), EditionComparison.Between(later, Seed));
        return Enum.GetValues<ItemChange>().All(change => there.Count(change) == back.Count(change switch
        {
            ItemChange.New => ItemChange.Abolished,
            ItemChange.Abolished => ItemChange.New,
            _ => change,
        }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_items_are_identical_exactly_where_their_hashes_are() => Prop.ForAll(Edits(), edits =>
    {
        var later = Edited(edits);
        return EditionComparison.Between(Seed, later).Items.Where(item => item is { Earlier: not null, Later: not null }).All(item =>
            (item.Change == ItemChange.Identical) == (ItemContent.Of(Seed, item.Earlier!).Hash == ItemContent.Of(later, item.Later!).Hash));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_that_differs_reads_as_both_texts()
    {
        var item = Seed.Item(2);

        Assert.Equal(item.Objective, ItemAspects.Text(Seed, item, ItemAspect.Objective));
        Assert.StartsWith($"【{item.Groups[0].Heading}】\n・{item.Groups[0].Methods[0].Text}", ItemAspects.Text(Seed, item, ItemAspect.Methods), StringComparison.Ordinal);
        Assert.Contains($"\n　b. {item.Notes[0].Points[0].SubPoints[1]}\n", ItemAspects.Text(Seed, item, ItemAspect.Notes), StringComparison.Ordinal);
    }

    private static Arbitrary<(int Verb, int Number)[]> Edits() =>
        Gen.Choose(0, 4).SelectMany(verb => Gen.Choose(1, 40).Select(number => (verb, number))).ArrayOf().Resize(6).ToArbitrary();

    private static ChecklistEdition Edited((int Verb, int Number)[] edits) => Read(file =>
    {
        foreach (var (verb, number) in edits.Take(4))
        {
            switch (verb)
            {
                case 0: Reword(file, number); break;
                case 1: Retarget(file, number); break;
                case 2: Remove(file, number); break;
                case 3: InsertBefore(file, number, $"第{number}の試験のための新しい目標。"); break;
                default: Respace(file, number); break;
            }
        }
    });
}
