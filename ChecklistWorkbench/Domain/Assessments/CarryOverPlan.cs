using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>What becomes of an item's earlier answer when the next round opens.</summary>
public enum CarryOverKind
{
    /// <summary>同一: carried over.</summary>
    Identical,

    /// <summary>文言のみ, and the bank takes it as the same: carried over.</summary>
    RuledEquivalent,

    /// <summary>文言のみ without such a ruling: not carried over.</summary>
    Wording,

    /// <summary>実質変更: not carried over.</summary>
    Substantial,

    /// <summary>新設: there is no earlier answer.</summary>
    New,
}

/// <summary>引継ぎ: which items of the next round begin with the earlier round's answers.</summary>
public sealed class CarryOverPlan
{
    private readonly Dictionary<int, CarryOverKind> _kinds = [];

    private CarryOverPlan(EditionComparison comparison, EquivalenceRulings rulings)
    {
        foreach (var item in comparison.Items.Where(item => item.Later is not null)) _kinds.Add(item.Later!.Number, KindOf(item, rulings));
        Carried = comparison.Items.Where(item => item is { Earlier: not null, Later: not null } && IsCarried(_kinds[item.Later.Number]))
            .ToDictionary(item => item.Later!.Number, item => item.Earlier!.Number);
    }

    /// <summary>The items that are carried over: 通番 in the later edition → 通番 in the earlier one.</summary>
    public IReadOnlyDictionary<int, int> Carried { get; }

    public int Count(CarryOverKind kind) => _kinds.Values.Count(found => found == kind);

    public CarryOverKind Of(int laterNumber) => _kinds[laterNumber];

    /// <param name="comparison">The earlier round's edition against the next one's.</param>
    /// <param name="rulings">The bank's rulings between the two; of no effect where the edition is the same.</param>
    public static CarryOverPlan Make(EditionComparison comparison, EquivalenceRulings rulings) => new(comparison, rulings);

    private static bool IsCarried(CarryOverKind kind) => kind is CarryOverKind.Identical or CarryOverKind.RuledEquivalent;

    private static CarryOverKind KindOf(ItemComparison item, EquivalenceRulings rulings) => item.Change switch
    {
        ItemChange.Identical => CarryOverKind.Identical,
        ItemChange.Wording => rulings.For(item.Later!.Number) is { IsEquivalent: true } ? CarryOverKind.RuledEquivalent : CarryOverKind.Wording,
        ItemChange.Substantial => CarryOverKind.Substantial,
        _ => CarryOverKind.New,
    };
}
