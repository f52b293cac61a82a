using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Connections.Measures;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Features.Connections.Measures;

public sealed class MeasureTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly DateOnly Today = new(2026, 11, 21);

    public static MatrixTheoryData<AccessMeasureKind, int, Party, Role> Cells =>
        new(Enum.GetValues<AccessMeasureKind>(), Enumerable.Range(-1, 5).ToArray(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Cells))]
    public void Only_the_bank_s_lead_takes_measures_and_nothing_follows_a_revocation(AccessMeasureKind kind, int before, Party party, Role role)
    {
        AccessMeasureKind? last = before < 0 ? null : (AccessMeasureKind)before;

        var barrier = AccessMeasure.BarrierTo(kind, last, new OnPaper().By(party, role));

        if (party != Party.FinancialInstitution || role != Role.ReviewLead) Assert.IsType<RoleMissing>(barrier);
        else if (last == AccessMeasureKind.Revocation) Assert.IsType<AccessRevoked>(barrier);
        else if (kind == AccessMeasureKind.Lifting && last is null or AccessMeasureKind.Lifting && kind == AccessMeasureKind.Lifting) Assert.IsType<NoMeasureToLift>(barrier);
        else Assert.Null(barrier);
    }

    [Theory, DatabaseData]
    public async Task A_restriction_and_its_lifting_are_kept_in_order_and_told_to_both(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var (lead, firm) = (parties.Bank.As(Role.ReviewLead), parties.Firm.As(Role.Contributor));
        var take = database.Get<TakeMeasure>();

        Assert.Equal("Reason", Assert.IsType<InvalidField>((await take.HandleAsync(lead, new(parties.Connection.Id, AccessMeasureKind.Suspension, "", " ", Today, 0), None)).Refusal).Field);
        Assert.Equal("EffectiveOn", Assert.IsType<InvalidField>((await take.HandleAsync(lead, new(parties.Connection.Id, AccessMeasureKind.Suspension, "", "漏えいの疑い", null, 0), None)).Refusal).Field);
        Assert.True((await take.HandleAsync(lead, new(parties.Connection.Id, AccessMeasureKind.Suspension, "更新系", "漏えいの疑い", Today, 0), None)).Succeeded);
        Assert.IsType<MeasureTakenMeanwhile>((await take.HandleAsync(lead, new(parties.Connection.Id, AccessMeasureKind.Revocation, "", "理由", Today, 0), None)).Refusal);
        var seen = (await database.Get<GetMeasures>().HandleAsync(firm, parties.Connection.Id, None)).Value;
        Assert.Equal((AccessMeasureKind.Suspension, 0), (seen.Holding!.Kind, seen.Possible.Count));

        Assert.True((await take.HandleAsync(lead, new(parties.Connection.Id, AccessMeasureKind.Lifting, "", "疑いが晴れた", Today, 1), None)).Succeeded);
        seen = (await database.Get<GetMeasures>().HandleAsync(firm, parties.Connection.Id, None)).Value;
        Assert.Null(seen.Holding);
        Assert.Equal([2, 1], seen.Measures.Select(measure => measure.Number));
        Assert.Equal(2, (await database.TrailAsync(parties.Connection.ChainId)).Count(entry => entry.Action == AuditActions.AccessMeasureTaken));
    }
}
