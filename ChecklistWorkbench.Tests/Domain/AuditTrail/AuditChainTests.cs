using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace ChecklistWorkbench.Tests.Domain.AuditTrail;

public sealed class AuditChainTests
{
    private static readonly AuditActor Actor = new(Guid.CreateVersion7(), "記入者", Guid.CreateVersion7());

    [Fact]
    public void A_whole_chain_is_whole() => Prop.ForAll(Gen.Choose(0, 12).ToArbitrary(), length =>
    {
        var (chain, entries) = ChainOf(length);
        return chain.FirstBroken(entries) is null && entries.Select((entry, i) => entry.Sequence == i + 1).All(inOrder => inOrder);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_removed_entry_shows_where_it_is_missing() => Prop.ForAll(LengthAndPlace().ToArbitrary(), t =>
    {
        var (chain, entries) = ChainOf(t.Length);
        entries.RemoveAt(t.Place);
        return chain.FirstBroken(entries) == t.Place + 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_inserted_entry_shows() => Prop.ForAll(LengthAndPlace().ToArbitrary(), t =>
    {
        var (chain, entries) = ChainOf(t.Length);
        entries.Insert(t.Place, ChainOf(t.Length + 1, "偽").Entries[t.Place]);
        return chain.FirstBroken(entries) is { } broken && broken <= t.Place + 2;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_entries_in_each_others_place_show() => Prop.ForAll(LengthAndPlace(minimum: 2).ToArbitrary(), t =>
    {
        var (chain, entries) = ChainOf(t.Length);
        var other = (t.Place + 1) % t.Length;
        (entries[t.Place], entries[other]) = (entries[other], entries[t.Place]);
        return chain.FirstBroken(entries) == Math.Min(t.Place, other) + 1;
    }).QuickCheckThrowOnFailure();

    public static TheoryData<string, object> Changes => new()
    {
        { nameof(AuditEntry.ChainId), "connection:another" }, { nameof(AuditEntry.Sequence), 99L }, { nameof(AuditEntry.AtUtc), TestClock.Start.AddMilliseconds(1) },
        { nameof(AuditEntry.Action), AuditActions.SubmissionMade }, { nameof(AuditEntry.ActorId), Guid.Empty }, { nameof(AuditEntry.ActorName), "別人" },
        { nameof(AuditEntry.OrganizationId), Guid.Empty }, { nameof(AuditEntry.SubjectId), Guid.Empty }, { nameof(AuditEntry.ItemNumber), 44 },
        { nameof(AuditEntry.Details), "{}" }, { nameof(AuditEntry.PreviousHash), new string('f', 64) }, { nameof(AuditEntry.Hash), new string('f', 64) },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_change_to_any_property_of_any_entry_shows_at_that_entry(string property, object value) => Prop.ForAll(LengthAndPlace().ToArbitrary(), t =>
    {
        var (chain, entries) = ChainOf(t.Length);
        typeof(AuditEntry).GetProperty(property)!.SetValue(entries[t.Place], value);
        return chain.FirstBroken(entries) == t.Place + 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_property_of_an_entry_is_among_the_changes_tried() =>
        Assert.Equal(typeof(AuditEntry).GetProperties().Select(property => property.Name).Order(), Changes.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Times_are_kept_in_whole_milliseconds_so_that_every_database_gives_the_same_hash()
    {
        var entry = new AuditChain("c").Append(new("c", "a", Actor, TestClock.Start.AddTicks(12_345), Guid.Empty));

        Assert.Equal(TestClock.Start.AddMilliseconds(1), entry.AtUtc);
        Assert.Equal(DateTimeKind.Utc, entry.AtUtc.Kind);
    }

    [Fact]
    public void A_record_for_another_chain_is_refused() =>
        Assert.Throws<ArgumentException>(() => new AuditChain("c").Append(new("d", "a", Actor, TestClock.Start, Guid.Empty)));

    private static Gen<(int Length, int Place)> LengthAndPlace(int minimum = 1) =>
        from length in Gen.Choose(minimum, 8) from place in Gen.Choose(0, length - 1) select (length, place);

    private static (AuditChain Chain, List<AuditEntry> Entries) ChainOf(int length, string text = "真")
    {
        var chain = new AuditChain("connection:c");
        var entries = Enumerable.Range(1, length).Select(i => chain.Append(
            new(chain.Id, AuditActions.ResponseSaved, Actor, TestClock.Start.AddSeconds(i), Actor.PersonId!.Value, 3, new { text, i }))).ToList();
        return (chain, entries);
    }
}
