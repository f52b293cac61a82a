namespace ChecklistWorkbench.Domain.Catalogue;

/// <summary>What became of an item from one edition to another.</summary>
public enum ItemChange
{
    /// <summary>同一: says the same, perhaps under another number.</summary>
    Identical,

    /// <summary>文言のみ: other words in the same structure.</summary>
    Wording,

    /// <summary>実質変更: another target, other methods, notes or references.</summary>
    Substantial,

    /// <summary>新設.</summary>
    New,

    /// <summary>廃止.</summary>
    Abolished,
}

/// <summary>An item in both editions; one side is null where the item is new or abolished.</summary>
public sealed record ItemComparison(ItemChange Change, ChecklistItem? Earlier, ChecklistItem? Later)
{
    /// <summary>Whether the item stands under another number than before.</summary>
    public bool HasMoved => Earlier is not null && Later is not null && Earlier.Number != Later.Number;
}

/// <summary>新旧対照: every item of two editions, each exactly once. Read the other way round, new is abolished and all else stays.</summary>
/// <param name="Items">In the order of the later edition; an abolished item stands where its number was.</param>
public sealed record EditionComparison(ChecklistEdition Earlier, ChecklistEdition Later, IReadOnlyList<ItemComparison> Items)
{
    /// <summary>From this likeness on, two objectives are the same item wherever it stands.</summary>
    private const double Alike = 0.6;

    /// <summary>Below this likeness, two objectives under one number are two different items.</summary>
    private const double Likeness = 0.3;

    public int Count(ItemChange change) => Items.Count(item => item.Change == change);

    /// <summary>What became of an item of the later edition.</summary>
    public ItemComparison Of(int laterNumber) => Items.First(item => item.Later?.Number == laterNumber);

    public static EditionComparison Between(ChecklistEdition earlier, ChecklistEdition later)
    {
        var old = earlier.Items.Select(item => ItemContent.Of(earlier, item)).ToList();
        var @new = later.Items.Select(item => ItemContent.Of(later, item)).ToList();
        var pairs = new List<(ItemContent Old, ItemContent New)>();

        // From the surest to the least sure; an item that found its like is out of the search.
        Pair((a, b) => a.Hash == b.Hash && a.Item.Number == b.Item.Number);
        Pair((a, b) => a.Hash == b.Hash);
        Pair((a, b) => a.Objective == b.Objective && a.Item.Number == b.Item.Number);
        Pair((a, b) => a.Objective == b.Objective);
        foreach (var (before, after) in Likest(old, @new)) Take(before, after);
        Pair((a, b) => a.Item.Number == b.Item.Number && LikenessOf(a.Objective, b.Objective) >= Likeness);

        var items = pairs.Select(pair => new ItemComparison(ChangeOf(pair.Old, pair.New), pair.Old.Item, pair.New.Item))
            .Concat(@new.Select(content => new ItemComparison(ItemChange.New, null, content.Item)))
            .Concat(old.Select(content => new ItemComparison(ItemChange.Abolished, content.Item, null)));
        return new(earlier, later, [.. items.OrderBy(item => item.Later?.Number ?? item.Earlier!.Number).ThenBy(item => item.Later is not null)]);

        void Pair(Func<ItemContent, ItemContent, bool> areAlike)
        {
            foreach (var before in old.ToList())
            {
                if (@new.Find(after => areAlike(before, after)) is { } found) Take(before, found);
            }
        }

        void Take(ItemContent before, ItemContent after)
        {
            pairs.Add((before, after));
            old.Remove(before);
            @new.Remove(after);
        }
    }

    /// <summary>The pairs that are alike, likest first, each item in one at most; the same pairs whichever side is asked first.</summary>
    private static List<(ItemContent Old, ItemContent New)> Likest(List<ItemContent> old, List<ItemContent> @new)
    {
        var taken = new HashSet<ItemContent>();
        var candidates =
            from before in old
            from after in @new
            let likeness = LikenessOf(before.Objective, after.Objective)
            where likeness >= Alike
            orderby likeness descending, Math.Abs(before.Item.Number - after.Item.Number), before.Item.Number + after.Item.Number
            select (before, after);
        return [.. candidates.ToList().Where(pair => !taken.Contains(pair.before) && !taken.Contains(pair.after) && taken.Add(pair.before) && taken.Add(pair.after))];
    }

    private static ItemChange ChangeOf(ItemContent old, ItemContent @new) =>
        old.Hash == @new.Hash ? ItemChange.Identical : old.Structure == @new.Structure ? ItemChange.Wording : ItemChange.Substantial;

    /// <summary>Dice's coefficient over pairs of neighbouring characters: 1 for the same text, 0 for nothing in common.</summary>
    private static double LikenessOf(string a, string b)
    {
        var (first, second) = (Neighbours(a), Neighbours(b));
        return first.Count + second.Count == 0 ? 0 : 2.0 * first.Intersect(second).Count() / (first.Count + second.Count);
    }

    private static HashSet<(char, char)> Neighbours(string text) => [.. text.Zip(text.Skip(1))];
}
